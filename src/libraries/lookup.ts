import type { ts } from '../engine/ts.ts';

/** A key that a look-up asks for. */
export interface Asked {
  /** The property of a row that holds the key, or the path to it. */
  readonly key: string;
  readonly value: ts.Expression;
  /** The value is a list: a row has one of its keys. */
  readonly isList?: boolean;
}

/** A query for what belongs to one key, and how the same is asked for many keys at once. */
export interface Lookup extends Asked {
  /** One row's name: `customer`. */
  readonly noun: string;
  /** Finds all mentions of the query's source (model, table), by this query or another: another one in the loop may change what is read. */
  readonly source: RegExp;
  /** What a row has to have as well: asked for many of each, rows of other pairs come along. */
  readonly beside?: readonly Asked[];
  /** What a key brings: the only row that has it, every row that has it, or how many there are. */
  readonly gives: 'row' | 'rows' | 'count';
  /** All that it gives is whether there is a row. */
  readonly isExistence?: true;
  /** What is asked for many keys is a table in memory already, by the keys as they are compared. */
  readonly isTable?: boolean;
  /** Several rows may have a key, and the first of them is the one that it brings. */
  readonly isFirst?: boolean;
  /** Of the rows that have a key, only so many count, in the order of the query: source text. */
  readonly limit?: string;
  /** The expressions that are what it gives, or declarations of it, to be replaced by a look-up in memory. */
  readonly results: readonly ts.Node[];
  /** What else reads what it gives, and what that is to read then: `rows` for `result.rows`. */
  readonly reads?: ReadonlyMap<ts.Node, string>;
  /**
   * The query for all `keys` (source text of a list), and lists of all that is asked for `beside` them, to be awaited;
   * `imported` is what a name of `imports` is called in the file.
   */
  many(keys: string, imported: (name: string) => string, beside?: readonly string[]): string;
  /** What the query for many needs to be imported, beside what the file imports for the query for one. */
  readonly imports?: readonly Import[];
  /** The pattern that takes the rows out of the awaited result, where it is not the list itself. */
  readonly unpack?: (rows: string) => string;
  /** What stands for the awaited result of an empty list of keys, where the database takes none. */
  readonly ofNone?: '[]' | '[[]]';
  /** What comes of a key without a row; 'error' where the query throws, and only it knows what. */
  readonly missing: 'null' | 'undefined' | 'error';
  /** The property of a counted group that says how many, where `gives` is 'count'. */
  readonly countedAs?: string;
  /** It says so as text, as drivers hand out what a number could not hold. */
  readonly isCountedAsText?: boolean;
  /** What stands for a key that no row has, as source text, where that is neither null nor undefined: `{ count: '0' }`. */
  readonly otherwise?: string;
  /** The row's type says that there always is one, as `rows[0]` does: what is looked up in memory has to claim the same. */
  readonly isClaimed?: boolean;
  /** Each key is a parameter of its own, of which databases take only so many. */
  readonly bindsEach?: true;
  /** Types of keys that the client's types allow one by one, but not in a list. */
  readonly rejects?: readonly string[];
  /** 'text' where the driver may hand out keys in another type than it is given (bigint as string), or as objects. */
  readonly compareAs: 'value' | 'text';
}

/** A named export. */
export interface Import {
  readonly name: string;
  readonly from: string;
  /** The export whose place it takes, which the file may no longer need. */
  readonly insteadOf?: string;
}

/** Whether an expression has another value in each round of the loop. */
export type Varies = (node: ts.Node) => boolean;
