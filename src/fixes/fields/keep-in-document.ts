import type { Fix } from '../../engine/rule.ts';
import { keepInGraphql } from './keep-in-graphql.ts';
import { keepInOpenApi } from './keep-in-openapi.ts';
import { keepInProtobuf } from './keep-in-protobuf.ts';
import { besides, type LostField } from './lost-field.ts';

/** Writes the old field of a document beside the new one, deprecated: GraphQL, protobuf, OpenAPI in YAML and JSON. */
export function keepInDocument(field: LostField): Fix | undefined {
  const { tree, name, newName, before } = field;
  if (newName === undefined && !before) return;
  const isProtobuf = /\.proto$/.test(tree.fileName);
  const edits = isProtobuf ? keepInProtobuf : /\.(graphqls?|gql)$/.test(tree.fileName) ? keepInGraphql : keepInOpenApi;
  const title = isProtobuf && newName !== undefined ? `Keep \`${name}\` in JSON` : `Keep \`${name}\`${besides(field)}, deprecated`;
  return {
    id: `keep-field ${name}`,
    title,
    safety: 'suggestion',
    make() {
      const old = newName === undefined ? before?.read() : tree.text;
      const made = old === undefined ? undefined : edits(field, old);
      return made ? { edits: made } : 'stale';
    },
  };
}
