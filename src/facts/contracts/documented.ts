import type { Direction, Sink } from './shape.ts';

type Language = NonNullable<Sink['language']>;

const documents: Readonly<Record<Language, string>> = {
  graphql: 'the GraphQL schema',
  openapi: 'the OpenAPI document',
  protobuf: 'the protobuf schema',
};

/** How something crosses that a document describes. */
export function documented(language: Language, direction: Direction): Sink {
  return { direction, proof: `part of ${documents[language]}`, language };
}
