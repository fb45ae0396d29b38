import {
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type NameNode,
  type TypeNode,
} from 'graphql/language';
import { parse } from 'graphql/language/parser.js';
import type { Span } from '../../engine/text.ts';
import { documented } from './documented.ts';
import { type Container, type Containers, type Direction, type Field, fieldOf, nullable, type Shape, scalar, unionOf } from './shape.ts';

/** The types of a GraphQL schema, arguments as shapes of their own. Nothing where it cannot be read, as while somebody types. */
export function graphqlContainers(text: string): Containers {
  const document = parsed(text);
  const found: Record<string, Container> = {};
  for (const definition of document?.definitions ?? []) {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION:
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_EXTENSION:
        addFields(
          definition.name,
          'response',
          (definition.fields ?? []).map((field) => [field, outputField(field, text)]),
          found,
        );
        for (const field of definition.fields ?? []) addArguments(definition.name.value, field, text, found);
        break;
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      case Kind.INPUT_OBJECT_TYPE_EXTENSION:
        addFields(
          definition.name,
          'request',
          (definition.fields ?? []).map((field) => [field, inputField(field, text)]),
          found,
        );
        break;
      case Kind.ENUM_TYPE_DEFINITION:
      case Kind.ENUM_TYPE_EXTENSION: {
        const these = (definition.values ?? []).map(({ name }): Shape => ({ is: 'literal', value: JSON.stringify(name.value) }));
        const name = definition.name.value;
        found[name] = {
          kind: 'enum',
          name,
          shape: { is: 'union', these },
          sink: documented('graphql', 'both'),
          at: placeOf(definition.name),
        };
        break;
      }
      case Kind.UNION_TYPE_DEFINITION: {
        const these = (definition.types ?? []).map(({ name }): Shape => ({ is: 'literal', value: JSON.stringify(name.value) }));
        const name = definition.name.value;
        found[name] = {
          kind: 'enum',
          name,
          shape: { is: 'union', these },
          sink: documented('graphql', 'response'),
          at: placeOf(definition.name),
        };
      }
    }
  }
  return found;
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text);
  } catch {
    return;
  }
}

function addFields(
  name: NameNode,
  direction: Direction,
  fields: readonly (readonly [{ readonly name: NameNode }, Field])[],
  found: Record<string, Container>,
): void {
  const known = found[name.value];
  const before = known?.shape.is === 'object' ? known.shape.fields : {};
  const shape: Shape = {
    is: 'object',
    fields: { ...before, ...Object.fromEntries(fields.map(([field, said]) => [field.name.value, said])) },
  };
  found[name.value] = { kind: 'type', name: name.value, shape, sink: documented('graphql', direction), at: known?.at ?? placeOf(name) };
}

function addArguments(owner: string, field: FieldDefinitionNode, text: string, found: Record<string, Container>): void {
  const fields = Object.fromEntries((field.arguments ?? []).map((argument) => [argument.name.value, inputField(argument, text)]));
  const name = `${owner}.${field.name.value}`;
  found[`${name} arguments`] = {
    kind: 'operation',
    name,
    shape: { is: 'object', fields },
    sink: documented('graphql', 'request'),
    at: placeOf(field.name),
  };
}

function outputField({ name, type, directives }: FieldDefinitionNode, text: string): Field {
  return fieldOf(shapeOf(type), textOf(type, text), placeOf(name), {
    isDeprecated: directives?.some((one) => one.name.value === 'deprecated') ?? false,
  });
}

/** What has no `!`, or a default, may be left out. */
function inputField({ name, type, defaultValue, directives }: InputValueDefinitionNode, text: string): Field {
  return fieldOf(shapeOf(type), textOf(type, text), placeOf(name), {
    isOptional: type.kind !== Kind.NON_NULL_TYPE || defaultValue !== undefined,
    isDeprecated: directives?.some((one) => one.name.value === 'deprecated') ?? false,
  });
}

function shapeOf(type: TypeNode): Shape {
  return type.kind === Kind.NON_NULL_TYPE ? bareShape(type.type) : nullable(bareShape(type));
}

function bareShape(type: TypeNode): Shape {
  if (type.kind === Kind.LIST_TYPE) return { is: 'list', of: shapeOf(type.type) };
  if (type.kind === Kind.NON_NULL_TYPE) return shapeOf(type);
  const name = type.name.value;
  return /^(String|ID|Int|Float|Boolean)$/.test(name) ? scalar(name) : unionOf([{ is: 'ref', name }]);
}

function placeOf({ loc, value }: NameNode): Span {
  const start = loc?.start ?? 0;
  return { start, end: loc?.end ?? start + value.length };
}

function textOf({ loc }: TypeNode, text: string): string {
  return loc ? text.slice(loc.start, loc.end) : '';
}
