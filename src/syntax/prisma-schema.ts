/** A model of a Prisma schema, as its text says. https://www.prisma.io/docs/orm/reference/prisma-schema-reference */
export interface SchemaModel {
  readonly name: string;
  readonly fields: readonly SchemaField[];
  /** What is said of all of it, without the signs: `map("users")`, `unique([year, number])`. */
  readonly attributes: readonly string[];
}

export interface SchemaField {
  readonly name: string;
  /** A scalar, an enum or another model, without the marks for lists and what may be missing. */
  readonly type: string;
  readonly isList: boolean;
  readonly mayBeMissing: boolean;
  /** What stands behind the type: `@id @default(autoincrement())`. */
  readonly attributes: string;
}

/** The models of a schema, in its order. What is commented out is not there. */
export function modelsOfSchema(text: string): readonly SchemaModel[] {
  return [...text.matchAll(/^\s*(?:model|view)\s+(\w+)\s*\{([\s\S]*?)^\s*\}/gm)].map(([, name = '', body = '']) => ({
    name,
    fields: [...body.matchAll(field)].map(([, fieldName = '', type = '', list, missing, attributes = '']) => ({
      name: fieldName,
      type,
      isList: list !== undefined,
      mayBeMissing: missing !== undefined,
      attributes,
    })),
    attributes: [...body.matchAll(/^[ \t]*@@(.*)$/gm)].map(([, said = '']) => said.trim()),
  }));
}

const field = /^[ \t]*([A-Za-z]\w*)[ \t]+(\w+)(?:\("[^"\n]*"\))?(\[\])?(\?)?([^\n]*)$/gm;
