import { syntaxErrors } from '../../engine/parse.ts';
import { resolvedPath } from '../../engine/paths.ts';
import { type FileId, type Span, spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { type Contract, contractVersion, type Entry } from './snapshot.ts';
import type { Tree } from './tree.ts';

/** A contract with absolute paths, or why it is none. */
export interface ReadContract {
  readonly contract?: Contract;
  readonly problem?: ContractProblem;
}

/** What is wrong in a snapshot, in a person's words, and where. */
export interface ContractProblem {
  readonly message: string;
  readonly span: Span;
}

const advice = '`fundamentals contract write` writes it anew';

/** What a file says that `fundamentals contract write` wrote. */
export function contractIn(file: ts.SourceFile): ReadContract {
  const tree = parsedJson(file);
  const problem = (message: string, ...path: readonly string[]): ReadContract => ({ problem: { message, span: spanAt(tree, path) } });
  const [error] = syntaxErrors(tree);
  if (error) {
    const span = { start: error.start, end: error.start + error.length };
    return { problem: { message: `this is no JSON: ${ts.flattenDiagnosticMessageText(error.messageText, ' ')}`, span } };
  }
  if (!file.text.trim()) return problem(`nothing is written here: ${advice}`);
  const said: unknown = JSON.parse(file.text);
  if (!isObject(said) || typeof said.version !== 'number' || !isObject(said.shapes))
    return problem('this is no contract: `fundamentals contract write` writes one');
  if (said.version > contractVersion)
    return problem(`this is version ${said.version} of a contract: an older Engineering Fundamentals cannot read it`, 'version');
  if (said.version < contractVersion) return problem(`this is version ${said.version} of a contract: ${advice}`, 'version');
  const routes = isObject(said.routes) ? said.routes : {};
  const wrongRoutes = Object.keys(routes).find((key) => !isTexts(routes[key]));
  if (wrongRoutes !== undefined) return problem(`this is no list of routes: ${advice}`, 'routes', wrongRoutes);
  const { shapes } = said;
  const wrong = Object.keys(shapes).find((name) => !isEntry(shapes[name]));
  if (wrong !== undefined) return problem(`this is no shape that crosses an interface: ${advice}`, 'shapes', wrong);
  return { contract: absolute(file.fileName, routes as Contract['routes'], shapes as Contract['shapes']) };
}

/** The text as JSON, whatever it was parsed as. */
export function parsedJson({ fileName, text }: ts.SourceFile): ts.JsonSourceFile {
  return ts.createSourceFile(fileName, text, ts.ScriptTarget.JSON, true, ts.ScriptKind.JSON) as ts.JsonSourceFile;
}

function absolute(file: FileId, routes: Contract['routes'], shapes: Contract['shapes']): Contract {
  const from = (path: string): FileId => resolvedPath(path, file);
  return {
    version: contractVersion,
    routes: Object.fromEntries(Object.entries(routes).map(([path, answered]) => [from(path), answered])),
    shapes: Object.fromEntries(Object.entries(shapes).map(([name, entry]) => [name, { ...entry, from: entry.from.map(from) }])),
  };
}

function spanAt(tree: ts.JsonSourceFile, path: readonly string[]): Span {
  let node: ts.Node | undefined = tree.statements[0]?.expression;
  let place: ts.Node | undefined;
  for (const key of path) {
    const property: ts.PropertyAssignment | undefined =
      node && ts.isObjectLiteralExpression(node)
        ? node.properties.filter(ts.isPropertyAssignment).find((one) => ts.isStringLiteral(one.name) && one.name.text === key)
        : undefined;
    place = property?.name;
    node = property?.initializer;
  }
  return place ? spanOf(place) : { start: 0, end: Math.min(1, tree.text.length) };
}

function isEntry(entry: unknown): entry is Entry {
  if (!isObject(entry) || !['request', 'response', 'both'].includes(entry.direction as string)) return false;
  return isTexts(entry.from) && entry.from.length > 0 && isTree(entry.shape);
}

function isTree(tree: unknown): tree is Tree {
  if (Array.isArray(tree)) return tree.length === 1 && isTree(tree[0]);
  return typeof tree === 'string' || (isObject(tree) && Object.values(tree).every(isTree));
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
