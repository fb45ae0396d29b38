import type { Baseline } from '../engine/baseline.ts';
import type { Change } from '../engine/finding.ts';
import { isDocument } from '../engine/host.ts';
import type { Fix } from '../engine/rule.ts';
import { type FileId, type Span, spanOf } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { keepInDocument } from './keep-in-document.ts';

/** A field that clients may still use. */
export interface LostField {
  readonly file: FileId;
  readonly name: string;
  /** The field that took its place; undefined where it is only gone. */
  readonly newName?: string;
  /** The name of the field after which it is written: the new one, or the one before. */
  readonly anchor: Span;
  /** Whether clients only read it: then the server alone can serve both. */
  readonly isRead: boolean;
  /** Where it stood. */
  readonly before: { readonly file: FileId; readonly at: Span };
}

/** Serves the old field beside the new one, marked deprecated: the first step of expand and contract. */
export function keepField(field: LostField, baseline: Baseline): Fix | undefined {
  if (isDocument(field.file)) return keepInDocument(field, baseline);
  if (!field.isRead) return;
  const pointer = field.newName === undefined ? '' : ` beside \`${field.newName}\``;
  return {
    id: `keep-field ${field.name}`,
    title: `Keep \`${field.name}\`${pointer}, deprecated`,
    safety: 'suggestion',
    make(world) {
      const file = world.parse(field.file);
      const anchor = file && propertyAt(file, field.anchor);
      const text = anchor && textFor(anchor, field, baseline);
      return text === undefined
        ? 'stale'
        : insertedAfter(anchor!, text, field.newName === undefined ? '/** @deprecated */' : `/** @deprecated use \`${field.newName}\` */`);
    },
  };
}

/** Gives the field its old name back, where that alone puts it right: in what is sent, and in documents. */
export function undoRename({ file, name, newName, anchor }: LostField): Fix | undefined {
  if (newName === undefined) return;
  const isInDocument = isDocument(file);
  return {
    id: `undo-rename ${name}`,
    title: `Rename \`${newName}\` back to \`${name}\``,
    safety: 'suggestion',
    make(world) {
      const tree = world.parse(file);
      const property = tree && !isInDocument ? propertyAt(tree, anchor) : undefined;
      if (!tree || (!isInDocument && !property)) return 'stale';
      const isShorthand = property && ts.isShorthandPropertyAssignment(property);
      const key = isInDocument || /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
      const text = isShorthand ? `${key}: ${newName}` : tree.text[anchor.start] === '"' ? JSON.stringify(name) : key;
      return { edits: [{ file, span: anchor, text }] };
    },
  };
}

type Property = ts.PropertyAssignment | ts.ShorthandPropertyAssignment | ts.PropertySignature | ts.PropertyDeclaration;

/** The field whose name stands there. */
function propertyAt(file: ts.SourceFile, { start, end }: Span): Property | undefined {
  let node: ts.Node | undefined = file;
  while (node) {
    if (isProperty(node) && node.name.getStart() === start && node.name.end === end) return node;
    node = ts.forEachChild(node, (child) => (child.pos <= start && end <= child.end ? child : undefined));
  }
  return;
}

function isProperty(node: ts.Node): node is Property {
  return (
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyDeclaration(node)
  );
}

/** The old field as code; undefined where nothing that can be written means the same. */
function textFor(anchor: Property, field: LostField, baseline: Baseline): string | undefined {
  const { name, newName } = field;
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  const old = newName === undefined ? propertyBefore(field, baseline) : undefined;
  if (newName === undefined && !old) return;
  if (ts.isPropertySignature(anchor) || ts.isPropertyDeclaration(anchor)) {
    const like = newName === undefined ? old! : anchor;
    if (like.kind !== anchor.kind || (old && !isBoundAt(old, anchor))) return;
    const text = like.getText();
    const at = like.name.getStart() - like.getStart();
    return text.slice(0, at) + key + text.slice(at + like.name.getText().length);
  }
  const value = newName === undefined ? valueIn(old!) : valueIn(anchor);
  return value && (!old || isBoundAt(value, anchor)) ? `${key}: ${value.getText()}` : undefined;
}

function valueIn(property: Property): ts.Expression | undefined {
  if (ts.isShorthandPropertyAssignment(property)) return property.name;
  return ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

function propertyBefore({ before }: LostField, baseline: Baseline): Property | undefined {
  const text = baseline.read(before.file);
  return text === undefined ? undefined : propertyAt(ts.createSourceFile(before.file, text, ts.ScriptTarget.Latest, true), before.at);
}

/** Whether every name that the old code uses still means something where it is to stand. */
function isBoundAt(old: ts.Node, at: ts.Node): boolean {
  let isBound = true;
  const visit = (node: ts.Node): void => {
    const { parent } = node;
    const isMember =
      (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) || ts.isQualifiedName(parent)) &&
      node !== (parent as { expression?: ts.Node }).expression;
    const isName = isProperty(parent) && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
    if (ts.isIdentifier(node) && !isMember && !isName && bindingOf(node.text, node) && !bindingOf(node.text, at)) isBound = false;
    ts.forEachChild(node, visit);
  };
  visit(old);
  return isBound;
}

/** On lines of its own where the fields stand on lines of their own. */
function insertedAfter(anchor: Property, text: string, comment: string): Change {
  const file = anchor.getSourceFile();
  const { start, end } = spanOf(anchor);
  const lineStart = file.text.lastIndexOf('\n', start) + 1;
  const indent = /^[ \t]*/.exec(file.text.slice(lineStart, start))![0];
  const isOwnLine = lineStart + indent.length === start;
  const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
  const isValue = ts.isPropertyAssignment(anchor) || ts.isShorthandPropertyAssignment(anchor);
  const [comma = ''] = (isValue && /^\s*,/.exec(file.text.slice(end))) || [];
  const isOpen = isValue ? !comma : !isOwnLine && !/[;,]$/.test(anchor.getText());
  const body = isOwnLine ? `${newline}${indent}${comment}${newline}${indent}${text}` : ` ${comment} ${text}`;
  const at = end + comma.length;
  return {
    edits: [
      { file: file.fileName, span: { start: at, end: at }, text: `${isOpen ? (isValue ? ',' : ';') : ''}${body}${comma ? ',' : ''}` },
    ],
  };
}
