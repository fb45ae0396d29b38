import type { FactReader } from '../engine/facts.ts';
import type { FileId } from '../engine/text.ts';
import { isPresenter } from '../syntax/presenters.ts';
import { does, queries } from './effects.ts';
import { type FunctionFacts, functions } from './functions.ts';
import { presentations } from './presenters.ts';
import { recursions } from './recursions.ts';
import { leadsAt } from './targets.ts';
import { type FunctionKey, keyOf } from './value.ts';

/** Whether a function of the file may query the database, and runs once per parent: asked before the file is parsed for a rule. */
export function hasQueryPerParent(file: FileId, facts: FactReader): boolean {
  return Object.entries(facts.of(functions, file)).some(([id, known]) => {
    const asks = (): boolean =>
      known.calls.some(
        (call, at) => call && !call.isIterated && leadsAt(keyOf(file, id), at, facts).some((target) => does(target, queries, facts)),
      );
    return mayRunPerParent(id, known) && runsPerParent(keyOf(file, id), known, facts) && asks();
  });
}

function mayRunPerParent(id: string, { isResolver, calls }: FunctionFacts): boolean {
  return isResolver || isPresenter(id) || calls.some((call) => call?.isIterated || call?.args);
}

function runsPerParent(key: FunctionKey, { isResolver }: FunctionFacts, facts: FactReader): boolean {
  return isResolver || facts.about(recursions, key) !== null || facts.about(presentations, key).length > 0;
}
