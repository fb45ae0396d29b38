import type { ProjectFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import { functions } from './functions.ts';
import { targets } from './targets.ts';
import { splitKey } from './value.ts';

/** Which call of a function is one of itself, made once per element: it walks a tree, and runs once per node. By function key. */
export const recursions: ProjectFact<number | null> = {
  id: 'recursions',
  bottom: null,
  derive(key, facts) {
    const [file, id] = splitKey(key);
    const calls = own(facts.of(functions, file), id)?.calls ?? [];
    const at = facts.about(targets, key).findIndex((leads, index) => {
      const isRepeated = calls[index]?.isIterated ?? false;
      return leads.some(
        (target) => target.is === 'function' && target.key === key && !target.others && (isRepeated || target.handed?.isRepeated),
      );
    });
    return at < 0 ? null : at;
  },
};
