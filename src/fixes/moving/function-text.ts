import { textWith } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { declarationOf } from '../../syntax/helpers.ts';
import { indentOf, terminatorOf } from '../../syntax/style.ts';
import type { MovedCall } from './moved-call.ts';
import type { Parameter } from './parameters.ts';

/** A function that a query becomes. */
export interface NewFunction {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly moved: MovedCall;
  /** What the client is called where the function stands. */
  readonly client: string;
}

/** More parameters than these go by name. */
const mostByPlace = 3;

/** The lines of a function, or of a method, in the manner of a neighbour; without the indentation of its surroundings. */
export function linesOfFunction(fn: NewFunction, neighbour: ts.FunctionLikeDeclaration): readonly string[] {
  const file = neighbour.getSourceFile();
  const end = terminatorOf(file);
  const step = indentOf(file);
  const isAsync = ts.getModifiers(neighbour)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;
  const head = `(${parametersText(fn)})`;
  const body = bodyOf(fn);
  const returned = body.map((line, at) => `${line && step}${at ? line : `return ${line}`}${at === body.length - 1 ? end : ''}`);
  if (ts.isMethodDeclaration(neighbour))
    return [`${modifiersOf(neighbour)}${isAsync ? 'async ' : ''}${fn.name}${head} {`, ...returned, '}'];
  const whole = declarationOf(neighbour);
  if (!whole) return [`${modifiersOf(neighbour)}${isAsync ? 'async ' : ''}function ${fn.name}${head} {`, ...returned, '}'];
  const start = `${modifiersOf(whole)}const ${fn.name} = ${isAsync ? 'async ' : ''}${head} =>`;
  if (neighbour.body && ts.isBlock(neighbour.body)) return [`${start} {`, ...returned, `}${end}`];
  return body.map((line, at) => `${at ? line : `${start} ${line}`}${at === body.length - 1 ? end : ''}`);
}

/** What is passed where the query stood. */
export function argumentsText({ parameters }: NewFunction): string {
  if (parameters.length <= mostByPlace) return parameters.map(({ passed: { text } }) => text).join(', ');
  return `{ ${parameters.map(({ name, passed: { text } }) => (text === name ? name : `${name}: ${text}`)).join(', ')} }`;
}

function parametersText({ parameters }: NewFunction): string {
  if (parameters.length <= mostByPlace) return parameters.map(({ name, type }) => (type ? `${name}: ${type.text}` : name)).join(', ');
  const names = `{ ${parameters.map(({ name }) => name).join(', ')} }`;
  const isTyped = parameters.every(({ type }) => type);
  return isTyped ? `${names}: { ${parameters.map(({ name, type }) => `${name}: ${type!.text}`).join('; ')} }` : names;
}

/** `export`, `public`, `static`: what neighbours are, but for what a function says of itself. */
function modifiersOf(node: ts.HasModifiers): string {
  const kept = (ts.getModifiers(node) ?? [])
    .map((one) => one.getText())
    .filter((one) => !/^(async|default|override|private|protected)$/.test(one));
  return kept.map((one) => `${one} `).join('');
}

/** The query with names in the place of what is passed, its lines moved to the left. */
function bodyOf({ moved: { call, clients, passed }, parameters, client }: NewFunction): readonly string[] {
  const parts = new Map<ts.Node, string>(clients.map((one) => [one, client]));
  for (const one of passed) {
    const { name } = parameters.find((parameter) => parameter.passed === one)!;
    for (const node of one.nodes) {
      const { parent } = node;
      const isSameName = ts.isPropertyAssignment(parent) && parent.name.getText() === name;
      if (ts.isShorthandPropertyAssignment(parent)) parts.set(parent, parent.name.text === name ? name : `${parent.name.text}: ${name}`);
      else parts.set(isSameName ? parent : node, name);
    }
  }
  const lines = textWith(call, parts).split(/\r?\n/);
  if (lines.length === 1 || call.getText().includes('`')) return lines;
  const depths = lines
    .slice(1)
    .filter((line) => line.trim())
    .map((line) => /^[ \t]*/.exec(line)![0].length);
  const least = Math.min(...depths);
  return lines.map((line, at) => (at ? line.slice(least) : line));
}
