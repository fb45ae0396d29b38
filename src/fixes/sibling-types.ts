import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import type { Lookup } from '../libraries/lookup.ts';
import type { KeyParameter } from '../syntax/helpers.ts';
import { plural } from '../syntax/naming.ts';

/** `ids: number[]` for `id: number`; `{ ids, shopId }: { ids: number[]; shopId: number }` for a key among options. */
export function parameterOfMany(node: ts.ParameterDeclaration, { property, binding }: KeyParameter, keys: string): string {
  const { type } = node;
  if (property === undefined) return `${keys}${type ? `: ${listOf(type)}` : ''}`;
  const many = plural(property);
  const pattern = textWith(node.name, new Map<ts.Node, string>([[binding, many === keys ? many : `${many}: ${keys}`]]));
  if (!type) return pattern;
  if (!ts.isTypeLiteralNode(type)) {
    const [quoted, name] = [`'${property}'`, type.getText()];
    return `${pattern}: Omit<${name}, ${quoted}> & { ${many}: ${name}[${quoted}][] }`;
  }
  const member = type.members.find((one) => one.name?.getText() === property);
  const memberType = member && ts.isPropertySignature(member) ? member.type : undefined;
  if (!member || !memberType) return `${pattern}: ${type.getText()}`;
  const [mark = ''] = /[;,]?$/.exec(member.getText())!;
  return `${pattern}: ${textWith(type, new Map<ts.Node, string>([[member, `${many}: ${listOf(memberType)}${mark}`]]))}`;
}

export function listOf(type: ts.TypeNode): string {
  return ts.isUnionTypeNode(type) || ts.isFunctionTypeNode(type) ? `(${type.getText()})[]` : `${type.getText()}[]`;
}

/** `Promise<User[]>` for `Promise<User | null>`. */
export function rowsType(type: ts.TypeNode, gives: Lookup['gives']): string {
  const [inner] = ts.isTypeReferenceNode(type) ? (type.typeArguments ?? []) : [];
  if (!inner || gives === 'rows') return type.getText();
  const parts = ts.isUnionTypeNode(inner) ? inner.types : [inner];
  const rows = parts.map((part) => part.getText()).filter((part) => !/^(null|undefined|void)$/.test(part));
  return `Promise<${rows.length > 1 ? `(${rows.join(' | ')})` : rows[0]}[]>`;
}
