import type { Edit, FileId, Span } from '../../engine/text.ts';
import { newlineOf, spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import type { Crossing } from '../../facts/contracts/reach.ts';
import type { Field } from '../../facts/contracts/shape.ts';

/** A field that clients may still use. */
export interface LostField {
  /** The file as it is. */
  readonly tree: ts.SourceFile;
  /** What holds the field, by its key among the shapes of the file. */
  readonly key: string;
  readonly name: string;
  /** The field that took its place; undefined where it is only gone. */
  readonly newName?: string;
  /** The name of the field after which it is written: the new one, or the one before. */
  readonly anchor: Span;
  /** Where clients meet it. */
  readonly crossings: readonly Crossing[];
  /** Where it stood; undefined where only what it was is known, and not how it was written. */
  readonly before?: { readonly file: FileId; readonly at: Span; read(): string | undefined };
  /** What it was, where no more than that is known. */
  readonly known?: Pick<Field, 'type' | 'isOptional' | 'number'>;
}

/** Whether it crosses in one direction alone. */
export function isOnly(direction: 'response' | 'request', { crossings }: LostField): boolean {
  return crossings.every((crossing) => crossing.direction === direction);
}

/** 'beside `title`', where something took its place. */
export function besides({ newName }: LostField): string {
  return newName === undefined ? '' : ` beside \`${newName}\``;
}

/** How code says that a field is only there for old clients. */
export function deprecation({ newName }: LostField): string {
  return newName === undefined ? '/** @deprecated */' : `/** @deprecated use \`${newName}\` */`;
}

export type Property = ts.PropertyAssignment | ts.ShorthandPropertyAssignment | ts.PropertySignature | ts.PropertyDeclaration;

/** The field whose name stands there. */
export function propertyAt(file: ts.SourceFile, { start, end }: Span): Property | undefined {
  let node: ts.Node | undefined = file;
  while (node) {
    if (isProperty(node) && node.name.getStart() === start && node.name.end === end) return node;
    node = ts.forEachChild(node, (child) => (child.pos <= start && end <= child.end ? child : undefined));
  }
  return;
}

export function isProperty(node: ts.Node): node is Property {
  return (
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyDeclaration(node)
  );
}

export function valueIn(property: Property): ts.Expression | undefined {
  if (ts.isShorthandPropertyAssignment(property)) return property.name;
  return ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

/** A name as a key of a literal, a class or an interface. */
export function keyText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** A field after another: on lines of its own where the fields stand on lines of their own. */
export function insertedAfter(anchor: Property, lines: readonly string[]): Edit {
  const file = anchor.getSourceFile();
  const { start, end } = spanOf(anchor);
  const lineStart = file.text.lastIndexOf('\n', start) + 1;
  const indent = /^[ \t]*/.exec(file.text.slice(lineStart, start))![0];
  const isOwnLine = lineStart + indent.length === start;
  const isValue = ts.isPropertyAssignment(anchor) || ts.isShorthandPropertyAssignment(anchor);
  const [comma = ''] = (isValue && /^\s*,/.exec(file.text.slice(end))) || [];
  const isOpen = isValue ? !comma : !isOwnLine && !/[;,]$/.test(anchor.getText());
  const body = lines.map((line) => (isOwnLine ? `${newlineOf(file)}${indent}${line}` : ` ${line}`)).join('');
  const at = end + comma.length;
  const text = `${isOpen ? (isValue ? ',' : ';') : ''}${body}${comma ? ',' : ''}`;
  return { file: file.fileName, span: { start: at, end: at }, text };
}
