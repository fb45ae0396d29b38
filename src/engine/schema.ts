/** The part of JSON Schema in which keys and options describe themselves: what is allowed, what it means, what holds where nobody says anything. */
export interface Schema {
  readonly type?: 'string' | 'boolean' | 'number' | 'object' | 'array';
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  /** Of an object. */
  readonly properties?: Readonly<Record<string, Schema>>;
  /** What every other key of an object is; false where there is none. */
  readonly additionalProperties?: Schema | false;
  /** What each element of a list is; several where each place has its own. */
  readonly items?: Schema | readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  /** One of these; they differ in their types. */
  readonly anyOf?: readonly Schema[];
}
