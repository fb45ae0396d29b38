import type { FileFact } from '../engine/facts.ts';
import { type Span, spanOf } from '../engine/text.ts';
import { functionsOf } from '../syntax/functions.ts';

/** Where the calls of every function stand. Apart from the other facts, because every keystroke moves it. */
export const places: FileFact<Readonly<Record<string, Span>>> = {
  id: 'places',
  version: 1,
  isAboutPlaces: true,
  extract: (file) =>
    Object.fromEntries(functionsOf(file).flatMap(({ id, calls }) => calls.map((call, at) => [callPlace(id, at), spanOf(call)]))),
};

/** The key under which `places` keeps the call that is number `at` of a function. */
export function callPlace(functionId: string, at: number): string {
  return `${functionId}/${at}`;
}
