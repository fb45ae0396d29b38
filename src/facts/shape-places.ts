import type { FileFact } from '../engine/facts.ts';
import type { Span } from '../engine/text.ts';
import { shapesIn } from './contracts/in-file.ts';
import type { Shape } from './contracts/shape.ts';

/** Where the shapes of a file stand, and, by `placeKey`, the names of their fields. */
export const shapePlaces: FileFact<Readonly<Record<string, Span>>> = {
  id: 'shape places',
  version: 5,
  isAboutPlaces: true,
  isRare: true,
  extract(file) {
    const places: Record<string, Span> = {};
    for (const [key, { at, shape }] of Object.entries(shapesIn(file))) {
      if (at) places[key] = at;
      addFields(key, [], shape, places);
    }
    return places;
  },
};

/** The key of a field: names from the outside in; lists count as what they hold. */
export function placeKey(container: string, path: readonly string[]): string {
  return [container, ...path].join('\n');
}

function addFields(container: string, path: readonly string[], shape: Shape, places: Record<string, Span>): void {
  if (shape.is === 'object') {
    for (const [name, { at, type }] of Object.entries(shape.fields)) {
      const key = placeKey(container, [...path, name]);
      if (at) places[key] ??= at;
      addFields(container, [...path, name], type, places);
    }
    for (const part of shape.parts ?? []) addFields(container, path, part, places);
  } else if (shape.is === 'union') for (const one of shape.these) addFields(container, path, one, places);
  else if ('of' in shape && shape.is !== 'result' && shape.is !== 'field') addFields(container, path, shape.of, places);
}
