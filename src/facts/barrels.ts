import type { FactReader } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { modules } from './modules.ts';

/** Barrels are followed this far: they may pass on each other. */
const deepest = 6;

/** Whether what a file imports by a specifier has whatever another file exports by a name, or will: it is that file, or passes on all of it. */
export function passesOn(from: FileId, specifier: string, target: FileId, name: string, facts: FactReader, depth = 0): boolean {
  const file = facts.resolve(from, specifier);
  if (file === undefined || depth > deepest) return false;
  if (file === target) return true;
  const { exports, stars } = facts.of(modules, file);
  return !own(exports, name) && stars.some((star) => passesOn(file, star, target, name, facts, depth + 1));
}
