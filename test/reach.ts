import { parseAnnotated } from '../src/engine/annotated.ts';
import { functions } from '../src/facts/functions.ts';
import { targetsOf } from '../src/facts/targets.ts';
import { workspaceOf } from './fixture.ts';

/** The calls of the first file that are proven to run a query themselves, as written, in their order. */
export function queriesIn(text: string, file = '/main.ts'): readonly string[] {
  const { facts } = workspaceOf(parseAnnotated(text, file).files);
  return Object.values(facts.of(functions, file)).flatMap(({ calls }) =>
    calls.flatMap((call) => (call && targetsOf(call, file, facts).some(({ is }) => is === 'operation') ? [call.text] : [])),
  );
}
