/**
 * As much of the standard library, and of zod, as it takes to follow a field through lists, promises and schemas. The fixes run where no
 * packages can be read; what is not declared here is of a type that is not known, and its fields are left alone.
 */
export const library = `
interface Object {} interface Function {} interface CallableFunction extends Function {} interface NewableFunction extends Function {}
interface IArguments {} interface String { length: number } interface Number {} interface Boolean {} interface RegExp {} interface Date {}
interface SymbolConstructor { readonly iterator: unique symbol; readonly asyncIterator: unique symbol }
declare var Symbol: SymbolConstructor;
interface IteratorResult<T> { done?: boolean; value: T }
interface Iterator<T> { next(): IteratorResult<T> }
interface Iterable<T> { [Symbol.iterator](): Iterator<T> }
interface IterableIterator<T> extends Iterator<T> { [Symbol.iterator](): IterableIterator<T> }
interface ReadonlyArray<T> extends Iterable<T> {
  readonly length: number; readonly [index: number]: T;
  map<U>(run: (value: T, index: number) => U): U[]; flatMap<U>(run: (value: T, index: number) => U | readonly U[]): U[];
  filter(run: (value: T, index: number) => unknown): T[]; find(run: (value: T, index: number) => unknown): T | undefined;
  forEach(run: (value: T, index: number) => void): void; some(run: (value: T) => unknown): boolean; every(run: (value: T) => unknown): boolean;
  reduce<U>(run: (sum: U, value: T, index: number) => U, first: U): U; slice(start?: number, end?: number): T[];
  sort(order?: (a: T, b: T) => number): T[]; reverse(): T[]; at(index: number): T | undefined; concat(...more: (T | readonly T[])[]): T[];
}
interface Array<T> extends ReadonlyArray<T> { [index: number]: T; push(...values: T[]): number; pop(): T | undefined; shift(): T | undefined }
interface TemplateStringsArray extends ReadonlyArray<string> {}
interface Set<T> extends Iterable<T> { add(value: T): this }
interface Map<K, V> extends Iterable<[K, V]> { get(key: K): V | undefined; set(key: K, value: V): this; values(): IterableIterator<V> }
declare var Map: new <K, V>(entries?: Iterable<readonly [K, V]>) => Map<K, V>;
declare var Set: new <T>(values?: Iterable<T>) => Set<T>;
interface PromiseLike<T> { then<U>(done: (value: T) => U | PromiseLike<U>, failed?: (error: any) => any): PromiseLike<U> }
interface Promise<T> {
  then<U = T>(done?: ((value: T) => U | PromiseLike<U>) | null, failed?: ((error: any) => any) | null): Promise<U>;
  catch(failed: (error: any) => any): Promise<T>; finally(run: () => void): Promise<T>;
}
interface PromiseConstructor {
  new <T>(run: (done: (value: T | PromiseLike<T>) => void, failed: (error?: any) => void) => void): Promise<T>;
  all<T extends readonly unknown[] | []>(values: T): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }>;
  resolve<T>(value: T | PromiseLike<T>): Promise<Awaited<T>>;
}
declare var Promise: PromiseConstructor;
type Awaited<T> = T extends null | undefined ? T : T extends object & { then(done: infer F, ...rest: any): any } ? (F extends (value: infer V, ...rest: any) => any ? Awaited<V> : never) : T;
type Partial<T> = { [P in keyof T]?: T[P] }; type Required<T> = { [P in keyof T]-?: T[P] }; type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] }; type Exclude<T, U> = T extends U ? never : T; type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends keyof any> = { [P in keyof T as Exclude<P, K>]: T[P] }; type Record<K extends keyof any, T> = { [P in K]: T };
type NonNullable<T> = T & {}; type ReturnType<T> = T extends (...args: any) => infer R ? R : any; type Parameters<T> = T extends (...args: infer P) => any ? P : never;
declare module 'zod' {
  interface Schema<O> {
    readonly _output: O; parse(value: unknown): O; parseAsync(value: unknown): Promise<O>;
    safeParse(value: unknown): { success: boolean; data: O; error: any };
    optional(): Schema<O | undefined>; nullable(): Schema<O | null>; nullish(): Schema<O | null | undefined>; array(): Schema<O[]>;
    [method: string]: any;
  }
  type OutputOf<T> = { [P in keyof T]: T[P] extends { readonly _output: infer O } ? O : any };
  interface ObjectSchema<T> extends Schema<OutputOf<T>> {
    strict(): ObjectSchema<T>; passthrough(): ObjectSchema<T>; describe(text: string): ObjectSchema<T>; partial(): Schema<Partial<OutputOf<T>>>;
    extend<U>(more: U): ObjectSchema<T & U>;
  }
  export namespace z {
    function object<T>(fields: T): ObjectSchema<T>; function array<O>(of: Schema<O>): Schema<O[]>;
    const string: any; const number: any; const boolean: any; const date: any; const any: any; const unknown: any; const coerce: any; const literal: any; const union: any; const record: any; const null_: any; const nativeEnum: any; const tuple: any; const email: any; const uuid: any; const iso: any; const int: any;
    type infer<S> = S extends { readonly _output: infer O } ? O : any; type output<S> = infer<S>; type input<S> = infer<S>;
  }
  export default z;
}
`;
