import { named, type Shape } from './library.ts';

/** Methods, by how they are called, of what knows its rows (a repository) and of what is told their class first (a manager). */
export interface RowMethods {
  readonly ofRepository: Readonly<Record<string, string>>;
  readonly ofManager: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** `repository.find()` and `manager.find(User)`: the names of each method, and how a repository's is called. */
export function rowMethods<S extends string>(
  methods: Readonly<Record<S, readonly string[]>>,
  calls: Readonly<Record<S, Shape>>,
): RowMethods {
  const shapes = Object.entries<Shape>(calls);
  const members = (suffix: string): Readonly<Record<string, string>> =>
    Object.assign({}, ...Object.entries<readonly string[]>(methods).map(([shape, names]) => named(shape + suffix, names)));
  return {
    ofRepository: members(''),
    ofManager: members(' of'),
    shapes: { ...calls, ...Object.fromEntries(shapes.map(([shape, call]): [string, Shape] => [`${shape} of`, { ...call, rowAt: 0 }])) },
  };
}
