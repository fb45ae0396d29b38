import { parseAnnotated } from '../src/engine/annotated.ts';
import { targetOf } from '../src/facts/effects.ts';
import { functions } from '../src/facts/functions.ts';
import { functionKey } from '../src/facts/values.ts';
import { workspaceOf } from './fixture.ts';

/** The calls of the first file that are proven to run a query themselves, as written, in their order. */
export function queriesIn(text: string, file = '/main.ts'): readonly string[] {
  const { facts } = workspaceOf(parseAnnotated(text, file).files);
  return Object.entries(facts.of(functions, file)).flatMap(([id, { calls }]) =>
    calls.flatMap((call) => (call && targetOf(call, functionKey(file, id), facts)?.is === 'operation' ? [call.text] : [])),
  );
}
