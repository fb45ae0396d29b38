import type { FileFact } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { libraries as all } from '../libraries/index.ts';
import type { Library, Lookup } from '../libraries/library.ts';
import { type Call, isCall, unwrapped } from '../syntax/expressions.ts';
import { functionsOf } from '../syntax/functions.ts';
import { plural, pluralCall } from '../syntax/naming.ts';
import { referencesIn } from '../syntax/references.ts';
import { bindingOf } from '../syntax/scopes.ts';

/** A function that does nothing but look up what belongs to one of its parameters, as far as its callers have to know. */
export interface PlainLookup extends Pick<Lookup, 'noun' | 'key' | 'gives' | 'isFirst' | 'missing' | 'compareAs'> {
  /** Which parameter is the key, or has it as a property. */
  readonly at: number;
  readonly property?: string;
  /** The same for many keys is called so. */
  readonly sibling: string;
  /** And is there already. */
  readonly isThere?: true;
  readonly source: string;
}

/** By function id, then by the library whose look-up its call would be. */
export const plainLookups: FileFact<Readonly<Record<string, Readonly<Record<string, PlainLookup>>>>> = {
  id: 'plain look-ups',
  version: 3,
  extract: (file) =>
    Object.fromEntries(
      functionsOf(file).flatMap(({ id, node, calls }) => {
        // A builder is a chain of calls.
        if (!isHelper(node) || !calls.length) return [];
        const found = libraries.flatMap((library) => {
          const read = lookupIn(node, library.id);
          return read ? [[library.id, outlineOf(read, node)] as const] : [];
        });
        return found.length ? [[id, Object.fromEntries(found)] as const] : [];
      }),
    ),
};

const libraries: readonly Library[] = (all as readonly Library[]).filter(({ lookup }) => lookup);

/** A function that a sibling can stand beside: declared at the top of its file, or a method of a class. */
export type Helper = (ts.FunctionDeclaration | ts.MethodDeclaration | ts.ArrowFunction | ts.FunctionExpression) & {
  readonly body: ts.ConciseBody;
};

/** A look-up with the parameter that is its key. */
export interface HelperLookup {
  readonly lookup: Lookup;
  readonly parameter: KeyParameter;
}

/** A parameter that may be a key: `id`, or `id` in `{ id, shopId }`. */
export interface KeyParameter {
  readonly at: number;
  readonly property?: string;
  readonly name: string;
  readonly binding: ts.ParameterDeclaration | ts.BindingElement;
}

export function keyParametersOf(node: Helper): readonly KeyParameter[] {
  return node.parameters.flatMap((parameter, at): readonly KeyParameter[] => {
    const { name } = parameter;
    if (parameter.questionToken || parameter.initializer || parameter.dotDotDotToken) return [];
    if (ts.isIdentifier(name)) return [{ at, name: name.text, binding: parameter }];
    if (!ts.isObjectBindingPattern(name)) return [];
    return name.elements.flatMap((binding) => {
      const isPlain = ts.isIdentifier(binding.name) && !binding.initializer && !binding.dotDotDotToken;
      return isPlain ? [{ at, property: (binding.propertyName ?? binding.name).getText(), name: binding.name.getText(), binding }] : [];
    });
  });
}

/** Whether a node reads what a parameter holds. */
export function readsParameter(part: ts.Node, { binding }: KeyParameter): boolean {
  return [...referencesIn(part)].some((name) => bindingOf(name.text, name) === binding);
}

/** The look-up that is all a function does; undefined where it does anything else, or the key is not simply a parameter. */
export function lookupIn(node: Helper, library: string): HelperLookup | undefined {
  const answer = answerOf(node);
  const call = answer && callIn(answer.value);
  const read = libraries.find(({ id }) => id === library)?.lookup;
  if (!answer || !call || !read) return;
  for (const parameter of keyParametersOf(node)) {
    const lookup = read(call, (part) => readsParameter(part, parameter));
    const [result, ...others] = lookup?.results ?? [];
    const isWhole = result !== undefined && !others.length && (result === unwrapped(answer.value) || result === answer.declaration);
    if (!lookup || !isWhole || lookup.gives === 'count' || unwrapped(lookup.value).getText() !== parameter.name) continue;
    if (!answer.isStrict) return { lookup, parameter };
    if (lookup.gives === 'row') return { lookup: { ...lookup, missing: 'error' }, parameter };
  }
  return;
}

export function isHelper(node: ts.Node): node is Helper {
  if (!('body' in node) || !node.body || isDecorated(node)) return false;
  if (ts.isMethodDeclaration(node)) return ts.isClassLike(node.parent) && ts.isIdentifier(node.name) && !node.asteriskToken;
  if (ts.isFunctionDeclaration(node)) return ts.isSourceFile(node.parent) && node.name !== undefined && !node.asteriskToken;
  return declarationOf(node) !== undefined;
}

/** A decorator may give a method a meaning that a sibling would not have: a cache, a transaction, a route. */
function isDecorated(node: ts.Node): boolean {
  return ts.canHaveDecorators(node) && (ts.getDecorators(node)?.length ?? 0) > 0;
}

/** `const loadUser = async (id) => …`, at the top of a file. */
export function declarationOf(node: ts.Node): ts.VariableStatement | undefined {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return;
  const declaration = node.parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name) || declaration.type) return;
  const statement = declaration.parent.parent;
  const isAlone = ts.isVariableStatement(statement) && statement.declarationList.declarations.length === 1;
  return isAlone && ts.isSourceFile(statement.parent) ? statement : undefined;
}

export function nameOfHelper(node: Helper): string {
  return (ts.isVariableDeclaration(node.parent) ? node.parent.name : node.name!).getText();
}

/** A name for the same of many: none that its class or file has. */
export function siblingName(node: Helper): string {
  const wish = pluralCall(nameOfHelper(node));
  const owner = ownerOfHelper(node);
  return new RegExp(`\\b${wish}\\b`).test(owner.getText()) ? plural(`${nameOfHelper(node)}Batch`) : wish;
}

/** The class or file that a helper, and so its sibling, is part of. */
function ownerOfHelper(node: Helper): ts.Node {
  return ts.isMethodDeclaration(node) ? node.parent : node.getSourceFile();
}

/** Whether the class or file has the same of many already, by the name that it would be given. */
function isThere(node: Helper, { lookup, parameter }: HelperLookup): boolean {
  const wish = pluralCall(nameOfHelper(node));
  const outline = functionsOf(node.getSourceFile()).find(({ id }) => id.split('.').at(-1) === wish);
  const sibling = outline?.node;
  if (
    !sibling ||
    !isHelper(sibling) ||
    ownerOfHelper(sibling) !== ownerOfHelper(node) ||
    sibling.parameters.length !== node.parameters.length
  )
    return false;
  const keys = keyParametersOf(sibling).find(({ at, property }) => at === parameter.at && !property);
  const answer = answerOf(sibling);
  if (!keys || parameter.property || !answer || answer.isStrict || lookup.unpack) return false;
  return canonical(answer.value.getText()) === canonical(lookup.many(keys.name, (name) => name));
}

/** The same query in one way of writing it. */
function canonical(query: string): string {
  return query
    .replace(/\s+|["'`;]/g, '')
    .replace(/^await/, '')
    .replace(/,(?=[}\])])/g, '')
    .replace(/\.find\(\{where:(\{.*\})\}\)$/, '.findBy($1)');
}

/** What a function answers. */
export interface Answer {
  readonly value: ts.Expression;
  /** Where it has a name before it is returned. */
  readonly declaration?: ts.VariableDeclaration;
  /** It throws an error of its own where there is nothing. */
  readonly isStrict?: boolean;
}

/** `return …`; or `const row = …`, perhaps `if (!row) throw …`, and `return row`. */
export function answerOf({ body }: Helper): Answer | undefined {
  if (!ts.isBlock(body)) return { value: body };
  const [first, ...others] = body.statements;
  const last = others.at(-1);
  if (first && ts.isReturnStatement(first) && first.expression && !last) return { value: first.expression };
  if (!first || !last || others.length > 2 || !ts.isVariableStatement(first) || !ts.isReturnStatement(last) || !last.expression) return;
  const [declaration, ...more] = first.declarationList.declarations;
  const name = unwrapped(last.expression);
  if (!declaration?.initializer || more.length || !ts.isIdentifier(name) || !declares(declaration, name)) return;
  if (others.length === 1) return { value: declaration.initializer, declaration };
  return throwsWithout(name.text, others[0]!) ? { value: declaration.initializer, declaration, isStrict: true } : undefined;
}

/** Whether a declaration brings one name only, and that is the one. */
function declares(declaration: ts.VariableDeclaration, name: ts.Identifier): boolean {
  let binding: ts.Node | undefined = bindingOf(name.text, name);
  while (binding && (ts.isBindingElement(binding) || ts.isBindingName(binding))) binding = binding.parent;
  return binding === declaration;
}

/** `if (!row) throw …` */
function throwsWithout(name: string, statement: ts.Statement): boolean {
  if (!ts.isIfStatement(statement) || statement.elseStatement) return false;
  const { expression, thenStatement } = statement;
  const then = ts.isBlock(thenStatement) && thenStatement.statements.length === 1 ? thenStatement.statements[0]! : thenStatement;
  return ts.isThrowStatement(then) && new RegExp(`^(!${name}|${name} ===? (null|undefined))$`).test(expression.getText());
}

/** The call at the heart of `await call`, `(await call).rows[0]`. */
function callIn(returned: ts.Expression): Call | undefined {
  const inner = unwrapped(returned);
  if (isCall(inner)) return inner;
  const isAround = ts.isAwaitExpression(inner) || ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner);
  return isAround ? callIn(inner.expression) : undefined;
}

function outlineOf(read: HelperLookup, node: Helper): PlainLookup {
  const { lookup, parameter } = read;
  const { at, property } = parameter;
  const there = isThere(node, read);
  const sibling = there ? pluralCall(nameOfHelper(node)) : siblingName(node);
  const { noun, key, gives, isFirst, missing, compareAs, source } = lookup;
  return {
    noun,
    key,
    gives,
    ...(isFirst && { isFirst }),
    missing,
    compareAs,
    at,
    ...(property && { property }),
    sibling,
    ...(there && { isThere: there }),
    source: source.source,
  };
}
