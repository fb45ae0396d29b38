import type { FactReader, FileFact, ProjectFact } from '../engine/facts.ts';
import { nodesOf } from '../engine/nodes.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { shapeOf } from '../libraries/catalogue.ts';
import { assignmentOperators } from '../syntax/assignments.ts';
import { calleeName, unwrapped } from '../syntax/expressions.ts';
import { augmentation } from './augmentations.ts';
import type { Expr } from './expression.ts';
import { describe } from './expressions.ts';
import { byKey } from './implementations.ts';
import { memberOf } from './members.ts';
import { noArguments } from './passed.ts';
import { provided } from './provisions.ts';
import { received } from './received.ts';
import { awaited, resultOf } from './results.ts';
import { common, type Known, keyOf, ofFirst, openPart, splitKey, together, type Value } from './value.ts';
import { evaluate } from './values.ts';

/** A value of the project's own that a framework is given to hand on: `req.db = pool`, `c.set('db', pool)`, `app.decorate('db', pool)`. */
interface Put {
  /** What it is put into, or the function that puts it. */
  readonly to: Expr;
  readonly isCall?: true;
  readonly value: Expr;
}

/** By the name that it is put under. */
export const puts: FileFact<Readonly<Record<string, readonly Put[]>>> = {
  id: 'puts',
  version: 2,
  extract(file) {
    const found: Record<string, Put[]> = {};
    const add = (name: string, to: Expr | undefined, value: Expr | undefined, isCall?: true): void => {
      if (to && value) found[name] = [...(own(found, name) ?? []), { to, value, ...(isCall && { isCall }) }];
    };
    if (!mayPut.test(file.text)) return found;
    for (const node of nodesOf<ts.BinaryExpression | ts.CallExpression>(
      file,
      ts.SyntaxKind.BinaryExpression,
      ts.SyntaxKind.CallExpression,
    )) {
      if (ts.isCallExpression(node)) {
        const [name, value] = putting.has(calleeName(node) ?? '') ? node.arguments : [];
        if (name && value && ts.isStringLiteralLike(name)) add(name.text, describe(node.expression), describe(value), true);
      } else if (assignmentOperators.has(node.operatorToken.kind)) {
        const to = unwrapped(node.left);
        if (ts.isPropertyAccessExpression(to) && !isThis(to.expression)) add(to.name.text, describe(to.expression), describe(node.right));
      }
    }
    return found;
  },
};

/** The framework's name, or what its values are called in files that get them passed. */
const mayPut =
  /express|fastify|hono|koa|\bglobal|\b(req|request|res|response|reply|ctx|context|c|app|server)\.[\w.]+ = |\.(set|decorate\w*)\(['"]/i;

const putting = new Set(['set', 'decorate', 'decorateRequest', 'decorateReply']);

function isThis(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.ThisKeyword;
}

/** What a framework's value holds of the project's own under a name: by its type arguments, by what the project adds to its type, or by what is put there. */
export function heldBy(owner: Value & { is: 'shape' }, name: string, facts: FactReader): Known {
  const { typeAt, augmented, isCradle } = shapeOf(owner);
  if (isCradle) return facts.about(provided, name);
  const typed = typeAt && memberOf(typeArgument(owner.types?.[typeAt.at] ?? null, typeAt.member, facts), name, facts);
  if (typed) return typed;
  const added = ofFirst(augmented ?? [], (type) => memberOf(facts.about(augmentation, type), name, facts));
  return added ?? (typeAt || augmented ? facts.about(put, keyOf(`${owner.library}\0${owner.shape}`, name)) : null);
}

/** A type argument may name the function that makes the value. */
function typeArgument(type: Known, member: string | undefined, facts: FactReader): Known {
  if (type?.is === 'all') return together(type.these.map((one) => typeArgument(one, member, facts)));
  const of = type?.is === 'function' ? awaited(resultOf(type, noArguments, facts)) : type;
  return member === undefined ? of : memberOf(of, member, facts);
}

/** What the project puts into every value of a shape: key = library + NUL + shape + NUL + name. */
const put: ProjectFact<Known> = {
  id: 'put',
  bottom: null,
  derive(key, facts) {
    const [shape, name] = splitKey(key);
    const fitting = (own(facts.about(filesByName, ''), name) ?? []).flatMap((file) =>
      own(facts.of(puts, file), name)!.flatMap((one) => (goesTo(one, file, facts) === shape ? [evaluate(one.value, file, facts)] : [])),
    );
    return fitting.includes(null) ? null : common(fitting);
  },
};

/** What the project puts into the global scope, or into what it put there, in one place only: key = path + NUL + name. */
export const globalMember: ProjectFact<Known> = {
  id: 'global member',
  bottom: null,
  derive(key, facts) {
    const [path, name] = splitKey(key);
    const fitting = (own(facts.about(filesByName, ''), name) ?? []).flatMap((file) =>
      own(facts.of(puts, file), name)!.flatMap(({ to, isCall, value }) =>
        !isCall && isGlobal(evaluate(to, file, facts), path) ? [evaluate(value, file, facts)] : [],
      ),
    );
    const found = fitting.includes(null) ? null : common(fitting);
    return found && found.is !== 'union' ? together([found, { is: 'global', path: `${path}.${name}` }]) : null;
  },
};

function isGlobal(value: Known, path: string): boolean {
  return value?.is === 'all' ? value.these.some((part) => isGlobal(part, path)) : value?.is === 'global' && value.path === path;
}

/** The shape that such a value ends up in, as the key of what is put there begins. */
function goesTo({ to, isCall }: Put, file: FileId, facts: FactReader): string | undefined {
  const put = evaluate(to, file, facts);
  const value = openPart(put) ? received(put, facts) : put;
  if (value?.is !== 'shape') return;
  const shape = isCall ? shapeOf(value).puts : value.shape;
  return shape && `${value.library}\0${shape}`;
}

const filesByName: ProjectFact<Readonly<Record<string, readonly FileId[]>>> = {
  id: 'files with puts',
  derive: (_, facts) => byKey(puts, facts),
};
