import type { FactReader } from '../engine/facts.ts';
import type { Change } from '../engine/finding.ts';
import type { Fix, World } from '../engine/rule.ts';
import { type Edit, type FileId, indentAt, newlineOf, replace } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { clientIn } from '../facts/data-modules.ts';
import { modules } from '../facts/modules.ts';
import { keyOf } from '../facts/value.ts';
import { awaitAround, type Call, shownCallee, wrapped } from '../syntax/expressions.ts';
import { functionsOf, isAwaited } from '../syntax/functions.ts';
import { declarationOf } from '../syntax/helpers.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { terminatorOf } from '../syntax/style.ts';
import { type Destination, destinationIn } from './moving/destination.ts';
import { nameOfQuery } from './moving/function-name.ts';
import { argumentsText, indented, linesOfFunction, type NewFunction } from './moving/function-text.ts';
import { importedAlike, importing, importOfType, type NeededImport } from './moving/import-edits.ts';
import { movedCall } from './moving/moved-call.ts';
import { moduleText, newDestination, takesClient } from './moving/new-module.ts';
import { parametersFor } from './moving/parameters.ts';
import { type Reach, reachFor, reachForNew } from './moving/reach.ts';
import { reimporting } from './moving/reimporting.ts';
import { sameQueryIn } from './moving/same-query.ts';
import { specifierOf } from './moving/specifiers.ts';
import { type Wiring, wiringOf } from './moving/wiring.ts';

/** What is known of the query to be moved. */
interface Asked {
  readonly library: string;
  readonly model?: string;
}

/**
 * Moves a query to the module of the data layer that the project would expect it in, as a function or method like those beside it, and
 * asks that instead. `owner` is that module; undefined where there is none, and a new one is written after a neighbour.
 */
export function moveQuery(call: Call, { library, model }: Asked, owner: FileId | undefined, facts: FactReader): Fix | undefined {
  if (!ts.isCallExpression(call) || !isByItself(call, library)) return;
  const client = clientIn(shownCallee(call), library);
  const moved = client !== undefined && isShared(client, call) ? movedCall(call, client) : undefined;
  const query = { library, model, call };
  const destination = moved && (owner === undefined ? newDestination(query, facts) : destinationIn(owner, query, facts));
  const parameters = destination && parametersFor(moved.passed, query, facts);
  const reach = parameters && reachOf(destination, call, library, facts);
  if (!reach) return;
  return {
    id: 'move-query',
    title: `Move the query to ${destination.title}`,
    safety: 'suggestion',
    make: (world) => {
      const name = nameOfQuery(call, { written: destination.written, owner: destination.owner, others: takenNames(destination, call) });
      return changeFor({ name, parameters, moved, client: destination.client }, destination, reach, world) ?? 'stale';
    },
  };
}

function reachOf(destination: Destination, call: ts.CallExpression, library: string, facts: FactReader): Reach | 'import' | undefined {
  const { owner, file, alike } = destination;
  if (owner === undefined) return 'import';
  return alike.file === file ? reachFor(call, keyOf(file, owner), library, facts) : reachForNew(call, takesClient(destination, facts));
}

/** Whether what a call returns is the result and nothing that somebody goes on building, or hands to a transaction. */
function isByItself(call: ts.CallExpression, library: string): boolean {
  const outer = wrapped(call);
  const { parent } = outer;
  if (ts.isPropertyAccessExpression(parent) && !/^(then|catch|finally)$/.test(parent.name.text)) return false;
  if (ts.isArrayLiteralExpression(parent) && /transaction/i.test(wrapped(parent).parent.getText().slice(0, 60))) return false;
  return library === 'prisma' || library === 'pg' ? true : awaitAround(call) !== undefined || isAwaited(call);
}

/** A client that the whole file shares, rather than a transaction that somebody was given. */
function isShared(client: string, call: ts.CallExpression): boolean {
  const [root = ''] = client.split(/[.(]/);
  if (root === 'this') return true;
  const binding = bindingOf(root, call);
  for (let node: ts.Node | undefined = binding; node; node = node.parent) if (ts.isFunctionLike(node) || ts.isBlock(node)) return false;
  return binding !== undefined;
}

/** A method may be called what it likes as far as others are concerned; a function is imported among the names of the file. */
function takenNames({ names, owner }: Destination, call: ts.CallExpression): readonly string[] {
  if (owner !== undefined) return names;
  const { identifiers } = call.getSourceFile() as ts.SourceFile & { readonly identifiers?: ReadonlyMap<string, string> };
  return [...names, ...(identifiers?.keys() ?? [])];
}

function changeFor(fn: NewFunction, destination: Destination, reach: Reach | 'import', world: World): Change | undefined {
  const { call, clients, imported } = fn.moved;
  const file = call.getSourceFile();
  const isThere = destination.alike.file === destination.file;
  const home = isThere ? world.parse(destination.file) : undefined;
  const same = home && sameQueryIn(home, destination.owner, fn);
  const { name } = same ?? fn;
  const key = keyOf(destination.file, destination.owner ?? '');
  const wiring = reach === 'import' ? importedFunction(name, destination, file, world.facts) : wiringOf(reach, key, fn.moved, world);
  const there = same ? { edits: [] } : isThere ? extended(fn, destination, world) : written(fn, destination, world);
  if (!wiring || !there) return;
  const callee = wiring.text === '' ? name : `${wiring.text}.${name}`;
  const [root = ''] = clients[0]!.getText().split(/[.(]/);
  const isStillUsed = reach !== 'import' && reach.is === 'made' && reach.takesClient;
  const names = [...(isStillUsed ? [] : [root]), ...imported.map((one) => one.name), ...wiring.freed];
  const passed = same ? same.passed.map(({ text }) => text).join(', ') : argumentsText(fn);
  const here: readonly Edit[] = [
    replace(call, `${callee}(${passed})`),
    ...wiring.edits,
    ...reimporting(file, wiring.imports, names, [call, ...wiring.gone]),
  ];
  const before = here.filter(({ span }) => span.start < call.getStart());
  const shift = before.reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), 0);
  const offset = call.getStart() + shift + callee.length - name.length;
  const edits = [...here, ...wiring.elsewhere, ...there.edits];
  // biome-ignore lint/suspicious/noThenProperty: the word of a change, which nobody awaits
  return { ...there, edits, ...(!same && { then: { renameAt: { file: file.fileName, offset } } }) };
}

/** A function of the module, by its name or by that of the module where the file imports it whole. */
function importedFunction(name: string, { file: home }: Destination, file: ts.SourceFile, facts: FactReader): Wiring {
  const wiring = { edits: [], elsewhere: [], freed: [], gone: [] };
  const whole = Object.entries(facts.of(modules, file.fileName).imports).find(
    ([, one]) => (one.name === '*' || one.name === '=') && facts.resolve(file.fileName, one.specifier) === home,
  );
  if (whole) return { ...wiring, text: whole[0], imports: [] };
  return { ...wiring, text: '', imports: [{ clause: `{ ${name} }`, specifier: specifierOf(file.fileName, home, facts), name }] };
}

/** The function below the last that queries there. */
function extended(fn: NewFunction, { file, alike: { neighbour, owner } }: Destination, world: World): Change | undefined {
  const source = world.parse(file);
  const node = source && functionsOf(source).find(({ id }) => id === (owner === undefined ? neighbour : `${owner}.${neighbour}`))?.node;
  if (!source || !node || ts.isSourceFile(node)) return;
  const whole = declarationOf(node) ?? node;
  const newline = newlineOf(source);
  const lines = indented(linesOfFunction(fn, node as ts.FunctionLikeDeclaration), indentAt(whole)).map(({ text }) => text);
  const at = whole.end + /^[ \t]*[;,]?/.exec(source.text.slice(whole.end))![0].length;
  return {
    edits: [
      { file, span: { start: at, end: at }, text: `${newline}${newline}${lines.join(newline)}` },
      ...importing(source, importsFor(fn, file, world.facts)),
      ...exporting(source, neighbour, fn.name),
    ],
  };
}

function written(fn: NewFunction, destination: Destination, world: World): Change | undefined {
  const text = moduleText(fn, destination, importsFor(fn, destination.file, world.facts), world);
  return text === undefined ? undefined : { edits: [], newFiles: [{ file: destination.file, text }] };
}

/** What the function needs of other modules. */
function importsFor({ moved, parameters }: NewFunction, target: FileId, facts: FactReader): readonly NeededImport[] {
  const from = moved.call.getSourceFile().fileName;
  const types = parameters.flatMap(({ type }) => type?.imports ?? []).filter((one) => !('file' in one) || one.file !== target);
  return [...moved.imported.map((one) => importedAlike(one, from, target)), ...types.map((one) => importOfType(one, target, facts))];
}

/** Where a module lists what it exports, the new function joins the list: `export { find }`, `module.exports = { find }`, `exports.find = find`. */
function exporting(source: ts.SourceFile, neighbour: string, name: string): readonly Edit[] {
  let edit: Edit | undefined;
  const insert = (at: number, text: string): void => {
    edit ??= { file: source.fileName, span: { start: at, end: at }, text };
  };
  const visit = (node: ts.Node): void => {
    const isExport = (ts.isExportSpecifier(node) || ts.isShorthandPropertyAssignment(node)) && node.name.text === neighbour;
    const isListed = isExport && (ts.isExportSpecifier(node) || /^(module\.)?exports\b/.test(node.parent.parent.getText()));
    if (isListed) insert(node.end, `, ${name}`);
    const [, prefix] = ts.isExpressionStatement(node) ? (/^((?:module\.)?exports\.)\w+ = \w+;?$/.exec(node.getText()) ?? []) : [];
    if (prefix !== undefined && node.getText().includes(`.${neighbour} = ${neighbour}`))
      insert(node.end, `${newlineOf(source)}${prefix}${name} = ${name}${terminatorOf(source)}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return edit ? [edit] : [];
}
