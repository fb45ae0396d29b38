import type { ts } from '../engine/ts.ts';
import type { Call } from '../syntax/expressions.ts';
import type { Loading } from './loading.ts';

/** What we know of one package of the outside world: which of its values reach a database or a service, and how. */
export interface Library {
  /** Equals the file name. */
  readonly id: string;
  /** As people write it. */
  readonly name: string;
  /** It runs in this process: many small queries cost no round trips. https://www.sqlite.org/np1queryprob.html */
  readonly isInProcess?: true;
  /** Its queries run only when they are waited for: those that are made and handed on are none yet. */
  readonly isLazy?: true;
  /** Specifiers it is imported by; one that ends in `*` stands for all that begin like it. */
  readonly packages: readonly string[];
  /** Names that its code generator exports from wherever a project lets it write: they are the library's where nothing says otherwise. */
  readonly generated?: readonly string[];
  /** What the code that it generates imports, and nobody else. */
  readonly generatedImports?: RegExp;
  /**
   * What values of its types are, by the name of the declaration (or `*` and how it ends), where checked types say more than imports.
   * Exports that have an `instance` need not be named again.
   */
  readonly types?: Readonly<Record<string, string>>;
  /** What its exports are, by exported name; without a `default` entry the default export is the module itself. */
  readonly exports: Readonly<Record<string, string>>;
  /** Each export is also a module of its own: `lodash/map`, `effect/Effect`. */
  readonly hasModules?: true;
  /** Every other export, where there is one for each service or command (`GetItemCommand`). */
  readonly otherExports?: string;
  /** What it puts into the global scope: `fetch`. */
  readonly globals?: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, Shape>>;
  /** Reads a lookup by a key that varies off a call, if it is one that can be asked for many keys at once. */
  readonly lookup?: (call: Call, varies: Varies) => Lookup | undefined;
  /** How it loads what belongs to rows together with them. */
  readonly loading?: Loading;
}

/** What can be done with a value. Shapes name each other, because a client's methods lead back to clients. */
export interface Shape {
  readonly members?: Readonly<Record<string, string>>;
  /** Every other member, where names are the user's own (`prisma.customer`). */
  readonly otherMembers?: string;
  /** What `new` makes of it, and what a value annotated with it is. */
  readonly instance?: string;
  readonly call?: {
    readonly operation?: Operation;
    readonly returns?: string;
    /** Which argument says what the operation is, where that is known: `client.send(new SendMessageCommand(…))`. */
    readonly sends?: number;
    /** Which argument it gives back, as it is or wrapped in a function that calls it: `cache(load)`, `promisify(load)`. */
    readonly returnsArgument?: number;
  };
  readonly awaited?: { readonly operation?: Operation; readonly gives?: string };
  /** What `for await` over it does: cursors ask for their rows only then. */
  readonly streamed?: Operation;
  /** What comes of sending it: a command. */
  readonly sent?: Operation;
  /** Its call opens a transaction, as a scope of what the functions do that it runs. */
  readonly opensTransaction?: true;
  /** What its call passes to a callback. */
  readonly callback?: string;
  /** What is passed, argument by argument, to the functions that its call is given and keeps: others call them later. */
  readonly handler?: readonly string[];
  /** The same for functions with that many parameters, where the number tells them from others. */
  readonly handlerOf?: Readonly<Record<number, readonly string[]>>;
  /** Its call gives what the container holds for its argument: an instance of a class, or what a token stands for. */
  readonly resolves?: true;
  /** Every other member is what the container holds by that name. */
  readonly isCradle?: true;
  /** What `this` is in such functions. */
  readonly self?: string;
  /** What a call of it takes, argument by argument: of a value that the project puts there (a function, options), what it will be called with. */
  readonly takes?: readonly string[];
  /** What its type arguments say (of a call, of `new`, of an annotation) is kept for what comes of it: `new Hono<Env>()`. */
  readonly keepsTypes?: true;
  /** Its members are those of such a type argument, or of a member of that: `c.var` has the `Variables` of a Hono's first. */
  readonly typeAt?: { readonly at: number; readonly member?: string };
  /** To such a type argument is added what the function that its call is given returns, or a member of that: what middleware adds to a context. */
  readonly addsToType?: { readonly at: number; readonly member: string };
  /** Interfaces by which the project says what more it holds, with the module or `global` before them: `fastify#FastifyInstance`. */
  readonly augmented?: readonly string[];
  /** Its call puts its second argument into every value of this shape, under the name that its first says: `c.set('db', pool)`. */
  readonly puts?: string;
  /** Its call gives what a value of this shape holds under the name that its first argument says: `c.get('db')`. */
  readonly asks?: string;
  /** How often its call runs the functions that it is given: once, or once per element; several ways where it can be called in several. */
  readonly runs?: 'once' | RunsPerElement | readonly RunsPerElement[];
  /** Which argument of its call is the list whose elements go through what comes of it: `from(ids)`, `PromisePool.for(ids)`. */
  readonly lists?: number;
  /** What each element of it is, where it is a list. */
  readonly elements?: string;
  /** Which argument, of its call or of it as a type, is the class of the rows that what comes of it reads: `getRepository(User)`, `Repository<User>`. */
  readonly rowAt?: number;
  /** One row: an instance of the project's own class, where that is known. */
  readonly isRow?: true;
  /** The class of the rows itself: the project's own, where that is known. */
  readonly isRowClass?: true;
}

/** A function runs once per element of a list. */
export interface RunsPerElement {
  /** Which argument is the function; where it is the list itself, the elements are such functions. */
  readonly at: number;
  /**
   * Which argument is the list. `receiver`: what the method is called on, or what that was made of. `pipe`: what goes through the pipe
   * that the call is a stage of, one by one: `from(ids).pipe(mergeMap(load))`, `pipe(ids, map(load))`. None where nobody knows.
   */
  readonly over?: number | 'receiver' | 'pipe';
  /** Which parameter of the function is the element; the first without it. */
  readonly element?: number;
}

/** What an operation does outside of this process; the first two are a database's. */
export type OperationKind = 'read' | 'write' | 'remote call' | 'publish' | 'cache' | 'transaction';

/** One round trip. */
export interface Operation {
  readonly kind: OperationKind;
  /** The client itself joins such calls made in the same tick into one round trip. */
  readonly joinsInTick?: true;
  /** It is done one by one: no call does it for many. */
  readonly isSingle?: true;
}

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

/** Gives a library its type where it is written. */
export const defineLibrary = (library: Library): Library => library;

/** The same shape under several names. */
export function named<S extends string>(shape: S, names: readonly string[]): Record<string, S> {
  return Object.fromEntries(names.map((name) => [name, shape]));
}
