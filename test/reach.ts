import { parseAnnotated } from '../src/engine/annotated.ts';
import { functions } from '../src/facts/functions.ts';
import { type Target, targetsOf } from '../src/facts/targets.ts';
import { workspaceOf } from './fixture.ts';

/** The calls of the first file that are proven to run a query themselves, as written, in their order. */
export function queriesIn(text: string, file = '/main.ts'): readonly string[] {
  return targetsIn(text, file).map(({ text }) => text);
}

/** The same with what kind of operation each is, and whether the client joins those of one tick: `cache redis.get`, `joined cache kv.get`. */
export function operationsIn(text: string, file = '/main.ts'): readonly string[] {
  return targetsIn(text, file).map(({ operation: { kind, joinsInTick }, text }) => `${joinsInTick ? 'joined ' : ''}${kind} ${text}`);
}

type OperationCall = Pick<Extract<Target, { is: 'operation' }>, 'operation'> & { readonly text: string };

function targetsIn(text: string, file: string): readonly OperationCall[] {
  const { facts } = workspaceOf(parseAnnotated(text, file).files);
  return Object.values(facts.of(functions, file)).flatMap(({ calls }) =>
    calls.flatMap((call) => {
      const target = call && targetsOf(call, file, facts).find(({ is }) => is === 'operation');
      return target?.is === 'operation' ? [{ operation: target.operation, text: call!.text }] : [];
    }),
  );
}
