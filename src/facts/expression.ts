/** What an expression says about where its value comes from: plain data, local names followed, other files not. */
export type Expr =
  /** A name bound at the top level of the file: imported, or declared there. */
  | { readonly is: 'name'; readonly name: string }
  /** A name of the global scope that a library put there; without one that scope itself. */
  | { readonly is: 'global'; readonly name?: string }
  /** What a module exports under a name; the whole of it, as `require` brings it, where none is given. */
  | { readonly is: 'module'; readonly specifier: string; readonly name?: string }
  | { readonly is: 'member'; readonly of: Expr; readonly name: string }
  /** `key` is the text of its first argument, where something may be asked for by that name. */
  | { readonly is: 'call'; readonly of: Expr; readonly args?: Args; readonly types?: Args; readonly key?: string }
  | { readonly is: 'new'; readonly of: Expr; readonly types?: Args }
  | { readonly is: 'await'; readonly of: Expr }
  /** What every element of a list is; where `at` is given, the one at this index. */
  | { readonly is: 'element'; readonly of: Expr; readonly at?: number }
  /** A list: of one thing, or of known elements; of what comes as it comes, where it is a stream. */
  | { readonly is: 'list'; readonly of?: Expr; readonly items?: Args; readonly isStream?: true }
  /** Annotated with a type of this name; `args` are its type arguments. */
  | { readonly is: 'typed'; readonly as: Expr; readonly args?: Args }
  /** A type that the project names; `of` is what a value of it is, `defaults` what its type parameters are where nobody says. */
  | { readonly is: 'type'; readonly name: string; readonly of: Expr; readonly defaults?: Args }
  /** What a type says of a function: what it returns and what its parameters are. */
  | { readonly is: 'signature'; readonly of?: Expr; readonly takes?: Args }
  /** All that a function takes, as a list; where `of` is a class, its constructor. */
  | { readonly is: 'takes'; readonly of: Expr }
  /** What a call of `by` with `args` passes, as argument `index` (or as `this`), to the function with `length` parameters that it gets as argument `at`. */
  | {
      readonly is: 'given';
      readonly by: Expr;
      readonly at: number;
      readonly length: number;
      readonly index: number | 'this';
      readonly args?: Args;
      readonly types?: Args;
    }
  /** What a function of a type, or one that stands where it is expected, is passed as argument `index`. */
  | { readonly is: 'passed'; readonly to: Expr; readonly index: number }
  /** What the caller of a function of this file passes to it, or whoever names a generic type (id: its name + `<>`) as type argument. */
  | { readonly is: 'parameter'; readonly id: string; readonly index: number }
  /** What a container puts where it is asked for by this token. */
  | { readonly is: 'provided'; readonly token: string }
  /** The most telling of these: they are the same thing, said more than once. */
  | { readonly is: 'either'; readonly these: readonly Expr[] }
  /** Any of these: nothing is known where they differ. */
  | { readonly is: 'any'; readonly these: readonly Expr[] }
  /** All of these at once: what one lacks another has, the first before the last. */
  | { readonly is: 'all'; readonly these: readonly Expr[] }
  | { readonly is: 'function'; readonly id: string }
  /** A class of this file, as a value; its id is what `classes` calls it. */
  | { readonly is: 'class'; readonly id: string }
  /** An instance of a class of this file: what `this` is in it. */
  | { readonly is: 'this'; readonly id: string }
  /** An object literal, or what a type says of its values; each of `extends` has what `members` lack, `others` is what every other member is, but none is there that it `lacks`. */
  | {
      readonly is: 'object';
      readonly members: Readonly<Record<string, Expr>>;
      readonly extends?: readonly Expr[];
      readonly others?: Expr;
      readonly lacks?: readonly string[];
      readonly isType?: true;
    };

/** Arguments in their order; null where nothing is known of one. */
export type Args = readonly (Expr | null)[];

/** Chains of local names longer than this are not followed. */
export const deepest = 20;

/** A member of what `of` describes. */
export function member(of: Expr | undefined, name: string): Expr | undefined {
  return of && { is: 'member', of, name };
}

/** What comes of calling, constructing or annotating with what `of` describes; nothing of nothing. */
export function called(is: 'call' | 'new', of: Expr | undefined, args?: Args, types?: Args): Expr | undefined {
  return of && { is, of, ...(args && { args }), ...(types && { types }) };
}

export function typed(as: Expr | undefined, args?: Args): Expr | undefined {
  return as && { is: 'typed', as, ...(args && { args }) };
}

export function awaited(of: Expr | undefined): Expr | undefined {
  return of && { is: 'await', of };
}

export function listOf(of: Expr | undefined): Expr | undefined {
  return of && { is: 'list', of };
}

/** What a type of lists says, even where nothing is known of their elements. */
export function typedList(of: Expr | undefined, isStream = false): Expr {
  return { is: 'list', ...(of && { of }), ...(isStream && { isStream }) };
}

/** Whether nothing more is said than that something is a list. */
export function isBareList(expr: Expr): boolean {
  return expr.is === 'list' && !expr.of && !expr.items;
}

/** An element of a list; `at` where its index is known. */
export function element(of: Expr | undefined, at?: number): Expr | undefined {
  return of && { is: 'element', of, ...(at !== undefined && { at }) };
}

/** The first that turns out to be something, of those that say anything. */
export function either(...these: readonly (Expr | undefined)[]): Expr | undefined {
  const known = these.filter((one) => one !== undefined);
  return known.length > 1 ? { is: 'either', these: known } : known[0];
}

/** What is made, and what is said of it: an object has the members of both, and so has one that is made in one of several ways. */
export function annotated(made: Expr | undefined, type: Expr | undefined): Expr | undefined {
  const isObject = made?.is === 'object' || (made?.is === 'any' && made.these.some((one) => one.is === 'object'));
  return isObject ? all(made, type) : either(made, type);
}

/** One of these, whichever it is. */
export function any(...these: readonly (Expr | undefined)[]): Expr | undefined {
  const known = these.filter((one) => one !== undefined);
  return known.length > 1 ? { is: 'any', these: known } : known[0];
}

/** All of these at once. */
export function all(...these: readonly (Expr | undefined)[]): Expr | undefined {
  const known = these.filter((one) => one !== undefined);
  return known.length > 1 ? { is: 'all', these: known } : known[0];
}

/** Arguments without what says nothing at their end; undefined where none says anything. */
export function args(described: readonly (Expr | undefined)[]): Args | undefined {
  const last = described.findLastIndex((one) => one !== undefined);
  return last < 0 ? undefined : described.slice(0, last + 1).map((one) => one ?? null);
}
