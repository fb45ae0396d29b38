import { memo } from '../../engine/memo.ts';
import type { Span } from '../../engine/text.ts';
import type { Expr } from '../expression.ts';

/** What crosses an interface, as plain data: names are those of the file in which it is written. */
export type Shape =
  /** `string`, `number`, `boolean`, `Date`, …; `null` and `undefined` too. */
  | { readonly is: 'scalar'; readonly name: string }
  /** One value, as JSON writes it. */
  | { readonly is: 'literal'; readonly value: string }
  /** Something declared under a name: `UserDto`, `T.UserDto`. */
  | { readonly is: 'ref'; readonly name: string; readonly args?: readonly Shape[] }
  | { readonly is: 'list'; readonly of: Shape }
  /** Any keys, values of one shape. */
  | { readonly is: 'map'; readonly of: Shape }
  /** `parts` are what it extends or spreads; `isInferred` where values, not declarations, say what it has. */
  | {
      readonly is: 'object';
      readonly fields: Readonly<Record<string, Field>>;
      readonly parts?: readonly Shape[];
      readonly isInferred?: true;
      /** All parts hold at once: what one of them requires is required. */
      readonly isIntersection?: true;
      /** What is there and not shown: `@Exclude()`. */
      readonly hidden?: readonly string[];
      /** Numbers of protobuf that no field may have any more. */
      readonly reserved?: readonly number[];
      /** What it is called among alternatives, where names are followed. */
      readonly alternative?: string;
    }
  /** `isTold` where a field tells the alternatives apart. */
  | { readonly is: 'union'; readonly these: readonly Shape[]; readonly isTold?: true }
  | { readonly is: 'pick' | 'omit'; readonly of: Shape; readonly keys: readonly string[] }
  /** Every field may be missing, or none may; of `keys`, where they are given. */
  | { readonly is: 'partial' | 'required'; readonly of: Shape; readonly keys?: readonly string[] }
  /** What a call returns; `args` stand for the parameters of what is called. */
  | { readonly is: 'result'; readonly of: Expr; readonly args: readonly Shape[] }
  | { readonly is: 'parameter'; readonly index: number }
  /** The values of the fields of a constant, as `nativeEnum` takes them. */
  | { readonly is: 'values'; readonly of: Shape }
  /** What is left of several alternatives once those with a field have been answered: `if (result.error) return …`. */
  | { readonly is: 'without'; readonly of: Shape; readonly name: string }
  /** One field of a shape. */
  | { readonly is: 'field'; readonly of: Shape; readonly name: string }
  | { readonly is: 'unknown'; readonly text: string };

export interface Field {
  readonly type: Shape;
  readonly isOptional?: true;
  readonly isDeprecated?: true;
  /** What stands for it in the source: its type, or its value in an object literal. */
  readonly text: string;
  /** The number of a protobuf field. */
  readonly number?: number;
  /** What a protobuf field is called in JSON. */
  readonly json?: string;
  /** Where its name stands; kept apart from the fact that is compared. */
  readonly at?: Span;
}

/** Which way a shape crosses: clients read a response and write a request. */
export type Direction = 'response' | 'request' | 'both';

/** Something in a file that has a shape of its own. */
export interface Container {
  readonly kind: 'type' | 'class' | 'schema' | 'function' | 'enum' | 'handler' | 'operation' | 'path';
  /** What a message calls it. */
  readonly name: string;
  readonly shape: Shape;
  /** Type parameters, in their order. */
  readonly parameters?: readonly string[];
  /** Set where the file itself proves that it crosses an interface. */
  readonly sink?: Sink;
  readonly at?: Span;
}

export interface Sink {
  readonly direction: Direction;
  /** `GET /users/:id`; undefined where the file does not say it. */
  readonly route?: string;
  /** What proves it: 'passed to `res.json`'. */
  readonly proof: string;
  /** Sent only when something failed: what clients do then rests on the status. */
  readonly isError?: true;
  /** Read off a handler: what that reads no longer may be read elsewhere. */
  readonly isPartial?: true;
  /** Clients compile against it: an enum's values and every name count. */
  readonly language?: 'graphql' | 'protobuf' | 'openapi';
}

/** What a file says of shapes, by keys that outlive edits. */
export type Containers = Readonly<Record<string, Container>>;

export const unknown = (text: string): Shape => ({ is: 'unknown', text });

export const scalar = (name: string): Shape => ({ is: 'scalar', name });

/** One of several; what is said twice is said once. */
export function unionOf(shapes: readonly Shape[]): Shape {
  const flat = shapes.flatMap((shape) => (shape.is === 'union' ? shape.these : [shape]));
  const these = [...new Map(flat.map((shape) => [textOf(shape), shape])).values()];
  return these.length === 1 ? these[0]! : { is: 'union', these };
}

export const optional = (shape: Shape): Shape => unionOf([shape, scalar('undefined')]);

export const nullable = (shape: Shape): Shape => unionOf([shape, scalar('null')]);

/** Whether a value may be missing, as `| undefined` says. */
export function mayBe(shape: Shape, name: 'null' | 'undefined'): boolean {
  return shape.is === 'union' ? shape.these.some((one) => mayBe(one, name)) : shape.is === 'scalar' && shape.name === name;
}

const texts = new WeakMap<Shape, string>();

/** The same text for the same shape; places and the source of fields do not count. */
export function textOf(shape: Shape): string {
  return memo(texts, shape, () =>
    JSON.stringify(shape, function (this: object, key, value: unknown) {
      return isPlace(key, value) || (key === 'text' && 'type' in this) ? undefined : value;
    }),
  );
}

/** Without places, as plain data. */
export function withoutPlaces(shape: Shape): Shape {
  return JSON.parse(JSON.stringify(shape, (key, value: unknown) => (isPlace(key, value) ? undefined : value))) as Shape;
}

function isPlace(key: string, value: unknown): boolean {
  return key === 'at' && typeof value === 'object' && value !== null && 'start' in value;
}

/** A field whose type says whether it may be missing. */
export function fieldOf(
  type: Shape,
  text: string,
  at: Span,
  more: { isOptional?: boolean; isDeprecated?: boolean; number?: number; json?: string } = {},
): Field {
  const { isOptional, isDeprecated, number, json } = more;
  return {
    type,
    text: text.replace(/\s+/g, ' ').slice(0, 200),
    at,
    ...((isOptional || mayBe(type, 'undefined')) && { isOptional: true as const }),
    ...(isDeprecated && { isDeprecated: true as const }),
    ...(number !== undefined && { number }),
    ...(json !== undefined && { json }),
  };
}
