import type { Commit } from '../../engine/baseline.ts';
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

/** What other files were. */
export interface Before {
  routes(file: FileId): Shape | undefined;
  mentions(file: FileId, word: string): boolean;
}

/** Files as a commit holds them. */
export function filesOf({ fileOf, read, facts }: Commit): Before {
  return {
    routes(file) {
      const then = fileOf(file);
      return then === undefined ? undefined : routesOf(then, facts);
    },
    mentions(file, word) {
      const then = fileOf(file);
      return then !== undefined && (read(then)?.includes(word) ?? false);
    },
  };
}

/** A route that another file answers now, and did not before, is not gone. */
export function isServedElsewhere(
  { change, file }: { readonly change: Change; readonly file: FileId },
  facts: FactReader,
  before: Before,
): boolean {
  const [route = ''] = change.path;
  const has = (shape: Shape | undefined): boolean => shape?.is === 'object' && own(shape.fields, route) !== undefined;
  const text = 'before' in change ? change.before.text : '';
  const path = text.slice(text.indexOf(' ') + 1);
  const isMount = text.startsWith('USE ');
  const words = ['Controller', ...["'", '"', '`'].map((quote) => quote + path + (isMount ? '' : quote))];
  // What is mounted may be registered by what some program makes of a list: whoever names its path newly may well do so.
  const isNamed = (other: FileId, word: string): boolean => isMount && word !== 'Controller' && !before.mentions(other, word);
  return words.some((word) =>
    facts.mentioning(word).some((other) => {
      if (other === file) return false;
      return isNamed(other, word) || (has(routesOf(other, facts)) && !has(before.routes(other)));
    }),
  );
}
