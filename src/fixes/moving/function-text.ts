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

/** A line of new code; what stands within a template is text, and is not moved. */
export interface Line {
  readonly text: string;
  readonly isText?: boolean;
}

/** The same lines further to the right. */
export function indented(lines: readonly Line[], by: string): readonly Line[] {
  return lines.map((line) => (line.isText || !line.text ? line : { ...line, text: by + line.text }));
}

/** The lines of a function, or of a method, in the manner of a neighbour; without the indentation of its surroundings. */
export function linesOfFunction(fn: NewFunction, neighbour: ts.FunctionLikeDeclaration): readonly Line[] {
  const file = neighbour.getSourceFile();
  const end = terminatorOf(file);
  const isAsync = ts.getModifiers(neighbour)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;
  const head = `(${parametersText(fn)})`;
  const body = bodyOf(fn);
  const [opening, closing] = partsOf();
  if (closing === undefined) return between(`${opening} `, body, end);
  return [{ text: `${opening} {` }, ...indented(between('return ', body, end), indentOf(file)), { text: closing }];

  function partsOf(): readonly [string, string?] {
    const asynchronous = isAsync ? 'async ' : '';
    if (ts.isMethodDeclaration(neighbour)) return [`${modifiersOf(neighbour)}${asynchronous}${fn.name}${head}`, '}'];
    const whole = declarationOf(neighbour);
    if (!whole) return [`${modifiersOf(neighbour)}${asynchronous}function ${fn.name}${head}`, '}'];
    const start = `${modifiersOf(whole)}const ${fn.name} = ${asynchronous}${head} =>`;
    return neighbour.body && ts.isBlock(neighbour.body) ? [start, `}${end}`] : [start];
  }
}

/** Lines with something before the first and after the last. */
function between(before: string, lines: readonly Line[], after: string): readonly Line[] {
  return lines.map((line, at) => ({ ...line, text: `${at ? '' : before}${line.text}${at === lines.length - 1 ? after : ''}` }));
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
function bodyOf({ moved: { call, clients, passed }, parameters, client }: NewFunction): readonly Line[] {
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
  const texts = textWith(call, parts).split(/\r?\n/);
  const within = linesWithinTemplates(call);
  const depths = texts.flatMap((text, at) => (at && text.trim() && !within.has(at) ? /^[ \t]*/.exec(text)![0].length : []));
  const least = depths.length ? Math.min(...depths) : 0;
  return texts.map((text, at) => (within.has(at) ? { text, isText: true } : { text: at ? text.slice(least) : text }));
}

/** The numbers of the lines of a node that begin within a template. */
function linesWithinTemplates(root: ts.Node): ReadonlySet<number> {
  const { text } = root.getSourceFile();
  const lineOf = (at: number): number => text.slice(root.getStart(), at).split('\n').length - 1;
  const found = new Set<number>();
  const visit = (node: ts.Node): void => {
    const isTemplate = ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node);
    if (isTemplate) for (let line = lineOf(node.getStart()) + 1; line <= lineOf(node.end); line++) found.add(line);
    else ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}
