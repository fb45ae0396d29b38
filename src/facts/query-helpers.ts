import type { FileFact } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { unwrapped } from '../syntax/expressions.ts';
import { functionsOf } from '../syntax/functions.ts';
import { entries } from '../syntax/objects.ts';

/**
 * A method that hands a query on to the client, beside which stands one that does so for many rows:
 * `findOne(query) { … this.model.findOne(query) … }` and `find(query)`.
 */
export interface QueryHelper {
  readonly sibling: string;
  /** Which parameter is the query. */
  readonly at: number;
  /** The method of the client, and whether the query stands in its options. */
  readonly method: string;
  readonly isWhere: boolean;
}

/** By function id. */
export const queryHelpers: FileFact<Readonly<Record<string, QueryHelper>>> = {
  id: 'query helpers',
  version: 1,
  isRare: true,
  extract: (file) => {
    const handing = functionsOf(file).flatMap(({ id, node, calls }) => {
      const made = ts.isMethodDeclaration(node) && ts.isIdentifier(node.name) && ts.isClassLike(node.parent) ? handedOn(node, calls) : [];
      return made.length === 1 ? [{ id, node: node as ts.MethodDeclaration, ...made[0]! }] : [];
    });
    return Object.fromEntries(
      handing.flatMap(({ id, node, client, method, at, isWhere }) => {
        const names = manyFor.get(method);
        const others = handing.filter(
          (one) =>
            one.node.parent === node.parent &&
            names?.includes(one.method) &&
            one.client === client &&
            one.at === at &&
            one.isWhere === isWhere &&
            isListed(one.node),
        );
        const [other, ...more] = others;
        return other && !more.length ? [[id, { sibling: other.node.name.getText(), at, method, isWhere }] as const] : [];
      }),
    );
  },
};

/** What asks for many rows by the same query as what asks for one. */
const manyFor = new Map([
  ['findOne', ['find', 'findAll']],
  ['findOneBy', ['findBy']],
  ['findUnique', ['findMany']],
  ['findFirst', ['findMany']],
]);
const methods = new Set([...manyFor.keys(), ...[...manyFor.values()].flat()]);

interface HandedOn {
  /** What the client's method is called on, as text. */
  readonly client: string;
  readonly method: string;
  readonly at: number;
  readonly isWhere: boolean;
}

function handedOn({ parameters }: ts.MethodDeclaration, calls: readonly ts.Node[]): readonly HandedOn[] {
  const all = new Set(calls.flatMap((call) => [...chain(call)]));
  return [...all].flatMap(({ expression, arguments: [argument] }) => {
    const callee = unwrapped(expression);
    if (!argument || !ts.isPropertyAccessExpression(callee) || !methods.has(callee.name.text)) return [];
    const where = entries(argument)?.get('where');
    const query = unwrapped(where ?? argument);
    const at = parameters.findIndex(
      ({ name, dotDotDotToken }) => !dotDotDotToken && ts.isIdentifier(query) && name.getText() === query.text,
    );
    return at < 0 ? [] : [{ client: callee.expression.getText(), method: callee.name.text, at, isWhere: where !== undefined }];
  });
}

/** A call, and those that it is made on: a builder is one call of the function. */
function* chain(call: ts.Node): Iterable<ts.CallExpression> {
  for (let inner = call; ts.isCallExpression(inner); ) {
    yield inner;
    const callee = unwrapped(inner.expression);
    if (!ts.isPropertyAccessExpression(callee)) return;
    inner = unwrapped(callee.expression);
  }
}

/** `Promise<User[]>`; without a type, the list of the client is all that it returns. */
function isListed({ type, body }: ts.MethodDeclaration): boolean {
  if (type) return /^Promise<\s*([^|<>]+\[\]|[^|]*>\[\]|(Readonly)?Array<.*>)\s*>$/.test(type.getText());
  const [only, ...others] = body?.statements ?? [];
  return only !== undefined && !others.length && ts.isReturnStatement(only);
}
