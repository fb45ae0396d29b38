import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type Scalar, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Edit, Span } from '../../engine/text.ts';
import { isOnly, type LostField } from './lost-field.ts';

/** A property of a schema, or a parameter, comes back; what clients send is demanded under neither name. */
export function keepInOpenApi(field: LostField, old: string): readonly Edit[] | undefined {
  const { tree, newName, anchor, before } = field;
  const here = placeIn(tree.text, anchor.start);
  const like = before && newName === undefined ? placeIn(old, before.at.start) : here;
  if (!here || !like || here.is !== like.is) return;
  return here.is === 'property'
    ? withProperty(field, here, like, newName === undefined ? old : tree.text)
    : withParameter(field, here, like, newName === undefined ? old : tree.text);
}

/** Where a property of an OpenAPI document is called required, beside the properties. */
export function requiredAt(text: string, offset: number): Span | undefined {
  const place = placeIn(text, offset);
  const [key] = place?.is === 'property' ? (/^["']?[^"':]*/.exec(text.slice(offset)) ?? []) : [];
  const name = key?.replace(/^["']/, '');
  const item = place?.required?.items.find((one): one is Scalar => isScalar(one) && one.value === name);
  return item?.range ? { start: item.range[0], end: item.range[1] } : undefined;
}

interface Place {
  readonly is: 'property' | 'parameter';
  /** The property with its name, or the parameter. */
  readonly start: number;
  readonly end: number;
  /** The value of the property, or the parameter. */
  readonly value: YAMLMap;
  readonly isFlow: boolean;
  /** The list of what is required beside the properties. */
  readonly required?: YAMLSeq;
}

/** The property whose name, or the parameter whose `name`, stands at an offset. */
function placeIn(text: string, offset: number): Place | undefined {
  let found: Place | undefined;
  visit(parseDocument(text, { logLevel: 'silent', uniqueKeys: false }), {
    Pair(_, pair, path) {
      const owner = path.at(-1);
      if (startOf(pair.key) === offset && isMap(pair.value) && isMap(owner)) {
        const schema = path.findLast((one): one is YAMLMap => isMap(one) && one !== owner);
        const required = schema?.get('required');
        const range = rangeOf(pair.value);
        if (range)
          found = {
            is: 'property',
            start: offset,
            end: range[1],
            value: pair.value,
            isFlow: owner.flow === true,
            ...(isSeq(required) && { required }),
          };
      }
      if (String(pair.key) !== 'name' || startOf(pair.value) !== offset || !isMap(owner)) return;
      const list = path.findLast(isSeq);
      const range = rangeOf(owner);
      if (list && range) found = { is: 'parameter', start: range[0], end: range[1], value: owner, isFlow: list.flow === true };
    },
  });
  return found;
}

function withProperty(field: LostField, here: Place, like: Place, source: string): readonly Edit[] {
  const { tree, name } = field;
  const { text, fileName: file } = tree;
  const quoted = text[here.start] === '"' ? JSON.stringify(name) : name;
  const value = source.slice(rangeOf(like.value)![0], like.end).trimEnd();
  const indent = indentAt(text, here.start);
  const end = here.start + text.slice(here.start, here.end).trimEnd().length;
  const kept = like.value.flow
    ? `${quoted}: ${value.replace(/^\{\s*/, (open) => `${open}${text[here.start] === '"' ? '"deprecated": true' : 'deprecated: true'}, `)}`
    : `${quoted}:\n${indentAt(source, rangeOf(like.value)![0])}deprecated: true\n${indentAt(source, rangeOf(like.value)![0])}${value}`;
  const separator = here.isFlow
    ? `,${text.slice(0, here.start).endsWith(indent) && /\n[ \t]*$/.test(text.slice(0, here.start)) ? `\n${indent}` : ' '}`
    : `\n${indent}`;
  return [{ file, span: { start: end, end }, text: separator + kept }, ...required(here.required, field)];
}

/** A response promises the old field as it does the new one; a request demands neither. */
function required(list: YAMLSeq | undefined, field: LostField): readonly Edit[] {
  const { tree, name, newName } = field;
  const file = tree.fileName;
  const items = (list?.items ?? []).filter((item): item is Scalar => isScalar(item));
  const item = items.find(({ value }) => value === newName);
  if (!list || !item?.range || newName === undefined) return [];
  const [start, end] = item.range;
  if (isOnly('response', field)) {
    if (items.some(({ value }) => value === name)) return [];
    const quoted = tree.text[start] === '"' ? JSON.stringify(name) : name;
    return [{ file, span: { start: end, end }, text: list.flow ? `, ${quoted}` : `\n${indentAt(tree.text, start)}- ${quoted}` }];
  }
  if (items.length === 1) return [emptied(list, tree.text, file)];
  const next = items[items.indexOf(item) + 1]?.range?.[0];
  const previous = items[items.indexOf(item) - 1]?.range?.[1];
  return [{ file, span: next === undefined ? { start: previous!, end } : { start, end: next }, text: '' }];
}

function emptied(list: YAMLSeq, text: string, file: string): Edit {
  const [start, end] = rangeOf(list)!;
  return { file, span: { start, end: start + text.slice(start, end).trimEnd().length }, text: '[]' };
}

function withParameter({ tree, name, newName }: LostField, here: Place, like: Place, source: string): readonly Edit[] {
  const { text, fileName: file } = tree;
  const end = here.start + text.slice(here.start, here.end).trimEnd().length;
  const isJson = text[here.start] === '{' && /^\{\s*"/.test(text.slice(here.start));
  const copy = source.slice(like.start, like.end).trimEnd();
  const option = isJson ? '"deprecated": true' : 'deprecated: true';
  const renamed = copy.replace(/(\bname"?\s*:\s*)("?)[\w.[\]-]+\2/, (_, key: string, quote: string) => `${key}${quote}${name}${quote}`);
  const optional = renamed.replace(/(\brequired"?\s*:\s*)true/, '$1false');
  const kept = like.value.flow
    ? optional.replace(/^\{\s*/, (open) => `${open}${option}, `)
    : `${option}\n${indentAt(source, like.start, true)}${optional}`;
  const separator = here.isFlow ? `,\n${indentAt(text, here.start)}` : `\n${indentAt(text, here.start)}- `;
  const demanded = newName === undefined ? undefined : here.value.items.find(({ key }) => String(key) === 'required');
  const [start, stop] = (isScalar(demanded?.value) && demanded.value.range) || [0, 0];
  const loosened = text.slice(start, stop) === 'true' ? [{ file, span: { start, end: stop }, text: 'false' }] : [];
  return [{ file, span: { start: end, end }, text: separator + kept }, ...loosened];
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) ? node.range?.[0] : undefined;
}

function rangeOf(node: Node | Pair['value']): readonly [number, number] | undefined {
  const { range } = node as Node;
  return range ? [range[0], range[1]] : undefined;
}

/** The blanks before a line's first letter, with the width of a dash where `past` it counts. */
function indentAt(text: string, offset: number, past = false): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const [blanks = ''] = /^[ \t]*/.exec(line) ?? [];
  return past ? ' '.repeat(line.length) : blanks;
}
