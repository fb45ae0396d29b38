import type { FactReader } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { Call } from '../syntax/expressions.ts';
import { effects, shortest } from './effects.ts';
import { functions } from './functions.ts';
import { functionsAmong, leadsAt, leadsOf } from './targets.ts';
import { type FunctionKey, splitKey } from './value.ts';

/** More functions are behind a call only where it does everything. */
const most = 300;

/** Every write that functions behind a call do, as it is written, with the table of its SQL: `prisma.customer.update`, `pool.query customers`. */
export function writesBehind(call: Call, facts: FactReader): readonly string[] {
  const keys = new Set<FunctionKey>(leadsOf(call, facts).flatMap(functionsAmong));
  const found: string[] = [];
  for (const key of keys) {
    const [file, id] = splitKey(key);
    const calls = own(facts.of(functions, file), id)?.calls ?? [];
    for (const [at, made] of calls.entries()) {
      for (const target of made ? leadsAt(key, at, facts) : []) {
        if (target.is === 'operation' && target.operation.kind === 'write') found.push(`${made!.text} ${made!.table ?? ''}`.trim());
        for (const next of functionsAmong(target)) if (keys.size < most && doesWrite(next, facts)) keys.add(next);
      }
    }
  }
  return found;
}

function doesWrite(key: FunctionKey, facts: FactReader): boolean {
  return shortest(facts.about(effects, key), ['write']) !== undefined;
}
