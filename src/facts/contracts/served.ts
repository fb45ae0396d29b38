import type { FactReader } from '../../engine/facts.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { shapes } from '../shapes.ts';
import type { Change } from './change.ts';
import type { Shape } from './shape.ts';

/** What a file answers; undefined where it answers nothing. */
export function routesOf(file: FileId, facts: FactReader): Shape | undefined {
  return own(facts.of(shapes, file), 'routes')?.shape;
}

/** A route that another file answers now, and did not before, is not gone. */
export function isServedElsewhere(
  { change, file }: { readonly change: Change; readonly file: FileId },
  facts: FactReader,
  before: (file: FileId) => Shape | undefined,
): boolean {
  const [route = ''] = change.path;
  const has = (shape: Shape | undefined): boolean => shape?.is === 'object' && own(shape.fields, route) !== undefined;
  const text = 'before' in change ? change.before.text : '';
  const path = text.slice(text.indexOf(' ') + 1);
  const words = ['Controller', ...["'", '"', '`'].map((quote) => quote + path + quote)];
  return words.some((word) => facts.mentioning(word).some((other) => other !== file && has(routesOf(other, facts)) && !has(before(other))));
}
