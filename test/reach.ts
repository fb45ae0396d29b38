import { analyze } from '../src/engine/analyze.ts';
import { parseAnnotated } from '../src/engine/annotated.ts';
import { effects } from '../src/facts/effects.ts';
import { functions } from '../src/facts/functions.ts';
import { type Target, targetsOf } from '../src/facts/targets.ts';
import { keyOf } from '../src/facts/value.ts';
import { noQueryInLoop } from '../src/rules/no-query-in-loop.ts';
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
      // To open a transaction is a scope of what is done in it.
      const target = (call ? targetsOf(call, file, facts) : []).find(
        (one) => one.is === 'operation' && one.operation.kind !== 'transaction',
      );
      return target?.is === 'operation' ? [{ operation: target.operation, text: call!.text }] : [];
    }),
  );
}

/** What a function of the first file does outside, by how many calls away: `read 2`. */
export function effectsOf(id: string, text: string, file = '/main.ts'): readonly string[] {
  const { facts } = workspaceOf(parseAnnotated(text, file).files);
  return Object.entries(facts.about(effects, keyOf(file, id)))
    .map(([kind, { distance }]) => `${kind} ${distance}`)
    .sort();
}

/**
 * What `no-query-in-loop` says is repeated in a file that may call `query(id)` and `load(id)`, the latter a function of the project:
 * `query: once per id of ids`. The file gets these, and nothing else, by imports of its own.
 */
export function repeatedIn(text: string): readonly string[] {
  const { files } = parseAnnotated(`import { load, query } from './db';\n${text}\n${database}`, '/main.ts');
  return analyze(workspaceOf(files), '/main.ts', [noQueryInLoop]).map(({ message }) =>
    message
      .split(/: 200 |, by /)[0]!
      .replaceAll('`', '')
      .replace(/ (runs|queries the database) once/, ': once'),
  );
}

const database = `
//- /db.ts
import { Pool } from 'pg';
const pool = new Pool();
export const query = pool.query;
export async function load(id) { return pool.query('SELECT * FROM users WHERE id = $1', [id]); }
`;
