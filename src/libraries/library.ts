import type { Call } from '../syntax/expressions.ts';
import type { Loading } from './loading.ts';
import type { Lookup, Varies } from './lookup.ts';

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

/** Gives a library its type where it is written. */
export const defineLibrary = (library: Library): Library => library;

/** The same shape under several names. */
export function named<S extends string>(shape: S, names: readonly string[]): Record<string, S> {
  return Object.fromEntries(names.map((name) => [name, shape]));
}
