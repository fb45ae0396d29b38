import { called, type Expr, typedList } from './expression.ts';

/** What a value of a generic type of the language or of Node is, by the type's arguments; undefined for other types. */
export function describeBuiltIn(name: string, args: readonly (Expr | undefined)[]): Expr | undefined {
  const [first] = args;
  if (transparent.has(name)) return first;
  if (lists.has(name)) return typedList(first, /^Async/.test(name));
  switch (name) {
    case 'ReturnType':
    case 'inferAsyncReturnType':
      return called('call', first);
    case 'InstanceType':
      return called('new', first);
    case 'Parameters':
    case 'ConstructorParameters':
      return first && { is: 'takes', of: first };
    case 'Record':
      return args[1] && { is: 'object', members: {}, others: args[1], isType: true };
    case 'Map':
    case 'ReadonlyMap':
    case 'WeakMap':
      return describeMap(args[1]);
    case 'AsyncLocalStorage':
      return first && { is: 'object', members: { getStore: { is: 'signature', of: first } }, isType: true };
    default:
      return;
  }
}

/** What a map is whose values are known: what is asked for by key, and the list of all. */
export function describeMap(value: Expr | undefined): Expr | undefined {
  if (!value) return;
  const members: Record<string, Expr> = { get: { is: 'signature', of: value }, values: { is: 'signature', of: { is: 'list', of: value } } };
  return { is: 'object', members, isType: true };
}

/** Types that leave the methods of their first argument what they are. */
const transparent = new Set(
  'Promise PromiseLike Awaited Omit Pick Partial Required Readonly NonNullable Extract Exclude NoInfer'.split(' '),
);

const lists = new Set(
  'Array ReadonlyArray Set ReadonlySet Iterable IterableIterator AsyncIterable AsyncIterableIterator Generator AsyncGenerator Iterator'.split(
    ' ',
  ),
);
