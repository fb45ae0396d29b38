import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { nearest } from '../engine/nearest.ts';
import type { Schema } from '../engine/schema.ts';
import { type FileId, folderOf, lineStarts, positionAt, type Span } from '../engine/text.ts';
import type { RawSettings } from './keys.ts';

/** What one file says, without what was wrong in it. */
export interface OwnSettings {
  readonly file: FileId;
  readonly folder: FileId;
  readonly settings: RawSettings;
  readonly problems: readonly SettingsProblem[];
}

/** Something wrong in a file of settings, in a person's words. */
export interface SettingsProblem {
  readonly file: FileId;
  readonly span: Span;
  readonly message: string;
  /** The editor says so too, of an open file, by the schema. */
  readonly isBySchema: boolean;
}

/** Reads `fundamentals.config.json(c)`, or the key `fundamentals` of a package.json; undefined where there is none. Comments and trailing commas are allowed. */
export function readSettings(file: FileId, text: string, schema: Schema): OwnSettings | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const problems: SettingsProblem[] = [];
  const report = ({ offset, length }: Pick<Node, 'offset' | 'length'>, message: string): void => {
    problems.push({ file, span: { start: offset, end: offset + length }, message, isBySchema: true });
  };
  const isManifest = file.endsWith('/package.json');
  const node = isManifest ? tree && findNodeAtLocation(tree, ['fundamentals']) : tree;
  if (isManifest && !node) return;
  if (!text.trim()) return { file, folder: folderOf(file), settings: {}, problems };
  for (const error of errors) report(error, `this is no JSON: ${words(printParseErrorCode(error.error))}`);
  const settings = node && valueIn(node, schema, [], report);
  if (!node && !errors.length) report({ offset: 0, length: 0 }, 'this is no JSON');
  return { file, folder: folderOf(file), settings: (settings ?? {}) as RawSettings, problems };
}

/** Where a file of settings says a key. */
export function placeOfKey(file: FileId, text: string, key: string): Span | undefined {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const node = tree && findNodeAtLocation(tree, file.endsWith('/package.json') ? ['fundamentals', key] : [key]);
  return node && { start: node.offset, end: node.offset + node.length };
}

/** `path:line:column: message`, counted from 1; the path as it is given. */
export function shownProblem({ span, message }: SettingsProblem, path: string, text: string): string {
  const { line, column } = positionAt(lineStarts(text), span.start);
  return `${path}:${line + 1}:${column + 1}: ${message}`;
}

type Report = (node: Node, message: string) => void;

/** The value of a node without what the schema does not allow; undefined where nothing is left. */
function valueIn(node: Node, schema: Schema, path: readonly string[], report: Report): unknown {
  const fitting = schema.anyOf ? schema.anyOf.find(({ type }) => type === node.type) : schema;
  if (!fitting || (fitting.type && fitting.type !== node.type)) {
    report(node, `\`${name(path)}\` must be ${expected(schema)}`);
    return;
  }
  if (node.type === 'object') return objectOf(node, fitting, path, report);
  if (node.type === 'array') return listOf(node, fitting, path, report);
  if (fitting.enum && !fitting.enum.includes(node.value as string)) {
    report(node, `\`${name(path)}\` cannot be \`${node.value}\`: ${advice(String(node.value), fitting.enum)}`);
    return;
  }
  return node.value;
}

function objectOf(node: Node, { properties = {}, additionalProperties }: Schema, path: readonly string[], report: Report): unknown {
  const found: Record<string, unknown> = {};
  for (const { children: [key, value] = [] } of node.children ?? []) {
    if (!key || !value) continue;
    const known = Object.hasOwn(properties, key.value) ? properties[key.value] : additionalProperties;
    if (key.value === '$schema' && !path.length) continue;
    if (!known)
      report(key, `there is no ${nouns[path.join('.')] ?? 'option'} \`${key.value}\`: ${advice(key.value, Object.keys(properties))}`);
    else {
      const read = valueIn(value, known, [...path, key.value], report);
      if (read !== undefined) found[key.value] = read;
    }
  }
  return found;
}

function listOf(
  node: Node,
  { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY }: Schema,
  path: readonly string[],
  report: Report,
): unknown {
  const children = node.children ?? [];
  if (children.length < minItems || children.length > maxItems) {
    report(node, `\`${name(path)}\` must have ${minItems === maxItems ? minItems : `${minItems} or ${maxItems}`} elements`);
    return;
  }
  const values = children.map((child, at) => {
    const schema = isTuple(items) ? items[at] : items;
    return schema ? valueIn(child, schema, [...path, String(at)], report) : child.value;
  });
  // A severity that is wrong leaves nothing of its rule.
  return isTuple(items) && values[0] === undefined ? undefined : values.filter((value) => value !== undefined);
}

function isTuple(items: Schema['items']): items is readonly Schema[] {
  return Array.isArray(items);
}

const nouns: Readonly<Record<string, string>> = { '': 'key', rules: 'rule', layers: 'layer' };

const kinds = { string: 'a text', boolean: 'true or false', number: 'a number', object: 'an object', array: 'a list' } as const;

function expected({ type, anyOf, enum: words }: Schema): string {
  if (anyOf) return anyOf.map((one) => expected(one)).join(', or ');
  return words ? `one of ${words.map((word) => `\`${word}\``).join(', ')}` : kinds[type!];
}

function advice(written: string, known: readonly string[]): string {
  const meant = nearest(written, known);
  return meant === undefined ? `use one of ${known.map((word) => `\`${word}\``).join(', ')}` : `did you mean \`${meant}\`?`;
}

function name(path: readonly string[]): string {
  return path.join('.') || 'fundamentals';
}

/** `InvalidSymbol` as people say it. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
