import { isDocument } from '../../engine/host.ts';
import { memo } from '../../engine/memo.ts';
import type { ts } from '../../engine/ts.ts';
import { containersOf } from './containers.ts';
import { graphqlContainers } from './graphql.ts';
import { openApiContainers } from './openapi.ts';
import { protobufContainers } from './protobuf.ts';
import type { Containers } from './shape.ts';

const read = new WeakMap<ts.SourceFile, Containers>();

/** Everything in a file that has a shape of its own, with places, whatever its language. */
export function shapesIn(file: ts.SourceFile): Containers {
  return memo(read, file, () => (isDocument(file.fileName) ? documentContainers(file) : containersOf(file)));
}

function documentContainers({ fileName, text }: ts.SourceFile): Containers {
  if (/\.proto$/.test(fileName)) return protobufContainers(text);
  return /\.(graphqls?|gql)$/.test(fileName) ? graphqlContainers(text) : openApiContainers(text);
}
