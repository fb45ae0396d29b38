import type { FileFact } from '../engine/facts.ts';
import { type Span, spanOf } from '../engine/text.ts';
import { sentIn } from './answers.ts';

/** Where what a file sends stands, by its number in `answers`: apart, because every keystroke moves it. */
export const answerPlaces: FileFact<Readonly<Record<string, Span>>> = {
  id: 'answer places',
  version: 1,
  isAboutPlaces: true,
  extract: (file) => Object.fromEntries(sentIn(file).map(({ node }, at) => [String(at), spanOf(node)])),
};
