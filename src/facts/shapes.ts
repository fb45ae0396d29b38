import type { FileFact } from '../engine/facts.ts';
import { shapesIn } from './contracts/in-file.ts';
import { type Containers, withoutPlaces } from './contracts/shape.ts';

/** Everything in a file that has a shape of its own: types, classes, schemas, what functions return, what handlers take and send. */
export const shapes: FileFact<Containers> = {
  id: 'shapes',
  version: 5,
  isRare: true,
  extract(file) {
    const found = Object.entries(shapesIn(file));
    return Object.fromEntries(found.map(([key, { at: _, shape, ...container }]) => [key, { ...container, shape: withoutPlaces(shape) }]));
  },
};
