/** What an expression says about where its value comes from: plain data, local names followed, other files not. */
export type Expr =
  /** A name bound at the top level of the file: imported, or declared there. */
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'global'; readonly name: string }
  | { readonly is: 'module'; readonly specifier: string }
  | { readonly is: 'member'; readonly of: Expr; readonly name: string }
  | { readonly is: 'call'; readonly of: Expr }
  | { readonly is: 'new'; readonly of: Expr }
  | { readonly is: 'await'; readonly of: Expr }
  /** Annotated with a type of this name. */
  | { readonly is: 'typed'; readonly as: Expr }
  /** A type that the project names; `of` is what a value of it is. */
  | { readonly is: 'type'; readonly of: Expr }
  /** What a call of `by` passes to the callback it is given. */
  | { readonly is: 'given'; readonly by: Expr }
  | { readonly is: 'function'; readonly id: string }
  /** A class of this file, as a value; its id is what `classes` calls it. */
  | { readonly is: 'class'; readonly id: string }
  /** An instance of a class of this file: what `this` is in it. */
  | { readonly is: 'this'; readonly id: string }
  /** An object literal, or what a type says of its values; `extends` has what `members` lack. */
  | { readonly is: 'object'; readonly members: Readonly<Record<string, Expr>>; readonly extends?: Expr };

/** Chains of local names longer than this are not followed. */
export const deepest = 20;

/** Where a description begins: the name, module or function that its members and calls are taken from. */
export function rootOf(expr: Expr): Expr {
  if ('of' in expr) return rootOf(expr.of);
  if ('by' in expr) return rootOf(expr.by);
  return 'as' in expr ? rootOf(expr.as) : expr;
}

/** A member of what `of` describes. */
export function member(of: Expr | undefined, name: string): Expr | undefined {
  return of && { is: 'member', of, name };
}

/** A step around a description; nothing around nothing. */
export function around(is: 'call' | 'new' | 'await' | 'given', of: Expr | undefined): Expr | undefined;
export function around(is: 'typed', of: Expr | undefined): Expr | undefined;
export function around(is: 'call' | 'new' | 'await' | 'given' | 'typed', of: Expr | undefined): Expr | undefined {
  if (!of) return;
  if (is === 'typed') return { is, as: of };
  return is === 'given' ? { is, by: of } : { is, of };
}
