import type { FileFact, ProjectFact } from '../engine/facts.ts';
import { nodesOf } from '../engine/nodes.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { tokenOf } from '../syntax/decorators.ts';
import { calleeName } from '../syntax/expressions.ts';
import { contextOfServer } from '../syntax/graphql-servers.ts';
import { entries } from '../syntax/objects.ts';
import { awaited, called, type Expr } from './expression.ts';
import { describe } from './expressions.ts';
import { byKey } from './implementations.ts';
import { describeType } from './types.ts';
import { common, type Known } from './value.ts';
import { evaluate } from './values.ts';

/** What the containers of a file are told to put where a token is asked for; by token. */
export const provisions: FileFact<Readonly<Record<string, readonly Expr[]>>> = {
  id: 'provisions',
  version: 4,
  extract(file) {
    const found: Record<string, Expr[]> = {};
    const add = (token: string | undefined, value: Expr | undefined): void => {
      if (token !== undefined && value) found[token] = [...(Object.hasOwn(found, token) ? found[token]! : []), value];
    };
    if (!/provide|inject|container|register|bind\(|decorate\(|graphql|apollo|mercurius/i.test(file.text)) return found;
    for (const node of nodesOf<Providing>(file, ...providing)) {
      if (ts.isObjectLiteralExpression(node)) addProvider(node, add);
      else {
        if (ts.isCallExpression(node)) addRegistration(node, add);
        addGraphqlContext(node, add);
      }
    }
    return found;
  },
};

type Providing = ts.ObjectLiteralExpression | ts.CallExpression | ts.NewExpression;

const providing = [ts.SyntaxKind.ObjectLiteralExpression, ts.SyntaxKind.CallExpression, ts.SyntaxKind.NewExpression] as const;

/** Every resolver of a GraphQL server gets it, as its third argument. No container knows such a token. */
export const graphqlContext = 'graphql context';

/** What a token stands for, where production code provides it in one way only. */
export const provided: ProjectFact<Known> = {
  id: 'provided',
  bottom: null,
  derive(token, facts) {
    const found = (own(facts.about(filesByToken, ''), token) ?? []).flatMap((file) =>
      (own(facts.of(provisions, file), token) ?? []).map((value) => ({ file, value })),
    );
    if (found.length > 1 && token !== graphqlContext) return null;
    return common(found.map(({ file, value }) => evaluate(value, file, facts)));
  },
};

/** Whether a container calls a function, or makes the class of a constructor, and hands to it what it holds: key = function key. */
export const madeByContainer: ProjectFact<boolean> = {
  id: 'made by a container',
  bottom: false,
  derive: (key, facts) => own(facts.about(makers, ''), key) !== undefined,
};

const makers: ProjectFact<Readonly<Record<string, true>>> = {
  id: 'makers of containers',
  bottom: {},
  derive(_, facts) {
    const files = [...new Set(Object.values(facts.about(filesByToken, '')).flat())];
    const made = files.flatMap((file) =>
      Object.values(facts.of(provisions, file)).flatMap((values) =>
        values.map((value) => (value.is === 'call' || value.is === 'new' ? evaluate(value.of, file, facts) : null)),
      ),
    );
    const keys = made.flatMap((value) => (value?.is === 'function' ? value.key : value?.is === 'class' ? `${value.key}.constructor` : []));
    return Object.fromEntries(keys.map((key) => [key, true as const]));
  },
};

const filesByToken: ProjectFact<Readonly<Record<string, readonly FileId[]>>> = {
  id: 'files with provisions',
  derive: (_, facts) => byKey(provisions, facts),
};

type Add = (token: string | undefined, value: Expr | undefined) => void;

/** NestJS and tsyringe: `{ provide: DB, useFactory: connect }`, `{ useClass: PgOrders }`. */
function addProvider(node: ts.ObjectLiteralExpression, add: Add): void {
  const provider = entries(node);
  if (provider?.has('provide')) add(tokenOf(provider.get('provide')), providedBy(provider));
}

function providedBy(provider: ReadonlyMap<string, ts.Expression>): Expr | undefined {
  const find = (key: string): Expr | undefined => (provider.has(key) ? describe(provider.get(key)!) : undefined);
  const factory = called('call', find('useFactory'));
  return find('useValue') ?? called('new', find('useClass')) ?? (factory && { is: 'await', of: factory });
}

/** tsyringe, inversify, awilix, typedi, Fastify: each says in a call what stands for a name. */
function addRegistration(call: ts.CallExpression, add: Add): void {
  const [first, second] = call.arguments;
  const name = calleeName(call);
  if (!first || !ts.isPropertyAccessExpression(call.expression)) return;
  if (name === 'register' && ts.isObjectLiteralExpression(first)) addAwilix(first, add);
  else if (
    name === 'decorate' ||
    name === 'decorateRequest' ||
    name === 'registerInstance' ||
    (name === 'set' && isContainer(call.expression))
  )
    add(tokenOf(first), second && describe(second));
  else if (name === 'registerSingleton') add(tokenOf(first), called('new', second && describe(second)));
  else if (name === 'register' && second)
    add(tokenOf(first), ts.isObjectLiteralExpression(second) ? providedBy(entries(second) ?? new Map()) : asRegistered(second));
  else if (name === 'to' || name === 'toConstantValue' || name === 'toDynamicValue') {
    const bound = call.expression.expression;
    if (!ts.isCallExpression(bound) || !/bind$/.test(bound.expression.getText())) return;
    const value = describe(first);
    add(tokenOf(bound.arguments[0]), name === 'to' ? called('new', value) : name === 'toDynamicValue' ? called('call', value) : value);
  }
}

function addGraphqlContext(node: ts.CallExpression | ts.NewExpression, add: Add): void {
  const context = contextOfServer(node);
  if (context) add(graphqlContext, ts.isTypeNode(context) ? describeType(context) : describeContext(context));
}

function describeContext(context: ts.Node): Expr | undefined {
  const described = describe(context);
  return described?.is === 'object' ? described : awaited(called('call', described));
}

/** `Container.set('DB', pool)` of typedi; maps and caches have a `set` too. */
function isContainer({ expression }: ts.PropertyAccessExpression): boolean {
  return /\bcontainer$/i.test(expression.getText());
}

function addAwilix(registrations: ts.ObjectLiteralExpression, add: Add): void {
  for (const [token, registration] of entries(registrations) ?? []) add(token, asRegistered(registration));
}

/** `asClass(PgOrders).singleton()`, `asFunction(connect)`, `asValue(pool)`. */
function asRegistered(registration: ts.Expression): Expr | undefined {
  if (!ts.isCallExpression(registration)) return;
  const [what] = registration.arguments;
  const callee = registration.expression;
  if (ts.isPropertyAccessExpression(callee) && !/^as(Class|Function|Value)$/.test(callee.name.text)) return asRegistered(callee.expression);
  const value = what && describe(what);
  if (/asClass$/.test(callee.getText())) return called('new', value);
  if (/asFunction$/.test(callee.getText())) return called('call', value);
  return /asValue$/.test(callee.getText()) ? value : undefined;
}
