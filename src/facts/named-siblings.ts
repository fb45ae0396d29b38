import type { FileFact } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { unwrapped } from '../syntax/expressions.ts';
import { functionsOf } from '../syntax/functions.ts';
import { pluralCall, singular } from '../syntax/naming.ts';
import { bindingOf } from '../syntax/scopes.ts';

/** A function beside which stands one that finds the same for many keys, as the names and the types of both say: `findUserById` and `findUsersByIds`. */
export interface NamedSibling {
  readonly sibling: string;
  /** Its function id. */
  readonly id: string;
  /** Which parameter is the key. */
  readonly at: number;
  /** The property of a row that holds it, as the name says. */
  readonly key: string;
  /** What it finds: `user`; undefined where neither function nor class says. */
  readonly noun?: string;
  readonly gives: 'row' | 'rows';
  /** How many arguments its sibling takes. */
  readonly most: number;
  /** Both are closures that a factory hands out by these names. */
  readonly isClosure?: true;
  /** Memory compares keys of this type as the database does. */
  readonly isPlainText: boolean;
}

/** By function id. */
export const namedSiblings: FileFact<Readonly<Record<string, NamedSibling>>> = {
  id: 'named siblings',
  version: 1,
  isRare: true,
  extract: (file) => {
    const named = functionsOf(file).flatMap(({ id, node }) => (isNamed(node) ? [{ id, node, name: nameOf(node) }] : []));
    return Object.fromEntries(
      named.flatMap(({ id, node, name }) => {
        const others = named.filter((one) => one.name === pluralCall(name) && ownerOf(one.node) === ownerOf(node));
        const [other, ...more] = others;
        const found = other && !more.length && other.node !== node ? siblingOf(node, other.node) : undefined;
        return found ? [[id, { ...found, id: other!.id }] as const] : [];
      }),
    );
  },
};

type Named =
  | ts.FunctionDeclaration
  | ts.MethodDeclaration
  | ((ts.ArrowFunction | ts.FunctionExpression) & { parent: ts.VariableDeclaration });

function isNamed(node: ts.Node): node is Named {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node.name !== undefined && node.body !== undefined;
  return (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && ts.isVariableDeclaration(node.parent);
}

function nameOf(node: Named): string {
  return (ts.isVariableDeclaration(node.parent) ? node.parent.name : node.name!).getText();
}

function ownerOf(node: Named): ts.Node {
  return ts.isVariableDeclaration(node.parent) ? node.parent.parent.parent.parent : node.parent;
}

function siblingOf(node: Named, other: Named): Omit<NamedSibling, 'id'> | undefined {
  const [, what = '', by] = /^[a-z]+(.*?)By([A-Z]\w*)$/.exec(nameOf(node)) ?? [];
  const at = keyAt(node, other);
  if (!by || at === undefined || !isListAnswer(other)) return;
  const key = by.replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  const body = other.body!.getText();
  // It asks by that column, and not one by one.
  if (!new RegExp(`\\b_?${key}\\b`).test(body) || /\bPromise\.all\b/.test(body) || body.includes(`${nameOf(node)}(`)) return;
  const owner = ownerOf(node);
  const isClosure = ts.isBlock(owner);
  if (isClosure && !(isHandedOut(owner, nameOf(node)) && isHandedOut(owner, nameOf(other)))) return;
  const noun = what && what !== 'One' ? what : classNoun(owner);
  const givesRows = isListAnswer(node);
  if (!givesRows && isPlural(what)) return;
  return {
    sibling: nameOf(other),
    at,
    key,
    ...(noun && { noun: singular(noun) }),
    gives: givesRows ? 'rows' : 'row',
    most: other.parameters.length,
    ...(isClosure && { isClosure }),
    isPlainText: node.parameters[at]!.type!.getText() === 'string',
  };
}

function isPlural(name: string): boolean {
  return name !== '' && singular(name) !== name.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
}

/** `User` of `UserRepository` */
function classNoun(owner: ts.Node): string {
  const name = ts.isClassLike(owner) ? (owner.name?.text ?? '') : '';
  return /^(?!Base|Abstract|Generic)(\w+?)s?(Repository|Service|Model|Store|Dao|DAO|Queries|Manager)$/.exec(name)?.[1] ?? '';
}

/** The only parameter of which the sibling takes a list; all others are the same, or may be left out. */
function keyAt(node: Named, other: Named): number | undefined {
  const length = Math.max(node.parameters.length, other.parameters.length);
  const pairs = Array.from({ length }, (_, at) => [node.parameters[at], other.parameters[at]] as const);
  const found: number[] = [];
  for (const [at, [one, many]] of pairs.entries()) {
    if (!one || !many) {
      const left = one ?? many!;
      if (!left.questionToken && !left.initializer) return;
    } else if (isListOf(many.type?.getText(), one.type?.getText())) found.push(at);
    else if (many.getText() !== one.getText()) return;
  }
  return found.length === 1 ? found[0] : undefined;
}

function isListOf(list: string | undefined, type: string | undefined): boolean {
  if (!list || !type) return false;
  return [`${type}[]`, `readonly ${type}[]`, `Array<${type}>`, `ReadonlyArray<${type}>`].includes(list.replace(/\s+/g, ' '));
}

/** Whether a function says, by its type or by every value that it returns, that it answers a list. */
function isListAnswer(node: Named): boolean {
  const type = node.type?.getText();
  if (type !== undefined) return /^Promise<\s*(readonly .*\[\]|[^|]*\[\]|\([^()]*\)\[\]|(Readonly)?Array<.*>)\s*>$/.test(type);
  const returns = functionsOf(node.getSourceFile()).find((one) => one.node === node)?.returns ?? [];
  return returns.length > 0 && returns.every(isListText);
}

function isListText(value: ts.Expression): boolean {
  const inner = unwrapped(value);
  if (ts.isAwaitExpression(inner)) return isListText(inner.expression);
  if (ts.isArrayLiteralExpression(inner)) return true;
  if (ts.isConditionalExpression(inner)) return isListText(inner.whenTrue) && isListText(inner.whenFalse);
  if (ts.isCallExpression(inner)) {
    const [argument] = inner.arguments;
    if (inner.expression.getText() === 'Promise.resolve' && argument) return isListText(argument);
    return /\.(find|findMany|findBy|findAll|any|many|map|filter|flatMap|toArray|getMany)$/.test(inner.expression.getText());
  }
  const binding = ts.isIdentifier(inner) ? bindingOf(inner.text, inner) : undefined;
  if (!binding || !ts.isVariableDeclaration(binding)) return false;
  return binding.type ? /\[\]$/.test(binding.type.getText()) : binding.initializer !== undefined && isListText(binding.initializer);
}

/** `return { findUserById, … }`, at the end of a factory whose type is what it returns. */
function isHandedOut({ parent: factory, statements }: ts.Block, name: string): boolean {
  const last = statements.at(-1);
  if (!ts.isFunctionLike(factory) || factory.type || !last || !ts.isReturnStatement(last) || !last.expression) return false;
  const made = unwrapped(last.expression);
  return (
    ts.isObjectLiteralExpression(made) && made.properties.some((one) => ts.isShorthandPropertyAssignment(one) && one.name.text === name)
  );
}
