import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { memo } from '../engine/memo.ts';
import { realPath } from '../host/node.ts';
import { sample } from './random.ts';
import { callsOf, type SeenCall } from './reach-calls.ts';
import { compare } from './reach-compare.ts';

/**
 * `npm run reach -- FOLDER [--types] [--sample N --seed S] [--misses FILE.json]`: how many of a project's database calls, and of the
 * ways to them, facts find (with `--types`: facts and the types tier), against what the compiler's types say of the same calls. The project's dependencies have to be installed.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    misses: { type: 'string' },
    types: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (folder === undefined || !existsSync(folder)) {
  console.error('Name a project whose dependencies are installed: npm run reach -- path/to/project');
  process.exit(2);
}

const project = callsOf(realPath(folder), { withTypes: values.types });
const { operations, ways, known, wrong, undecided } = compare(project);
const misses = [...operations, ...ways].filter(({ isFound }) => !isFound);

console.log(`${project.files} production files; ${project.uncompiled.length} more that no tsconfig.json compiles are left out\n`);
printShares('Database operations', operations);
printShares('Calls of functions that lead to one', ways);
console.log(`What they call is known to query: ${share(known, ways.length)}\n`);
printPlaces('Claimed by facts, though types lead elsewhere', wrong);
printPlaces('Claimed by facts, undecided by types', undecided);
printPlaces(`Missed, drawn by seed ${values.seed} from ${misses.length}`, sample(misses, Number(values.sample), Number(values.seed)));
if (values.misses !== undefined) writeFileSync(values.misses, `${JSON.stringify(misses.map(shownMiss), null, 2)}\n`);

function printShares(title: string, calls: readonly SeenCall[]): void {
  console.log(`${title}: ${shareFound(calls)} found by facts`);
  const label = ({ types, receiver }: SeenCall): string =>
    types.is === 'operation' ? `${types.library}, by ${receiver}` : `by ${receiver}`;
  const groups = new Map<string, SeenCall[]>();
  for (const call of calls) memo(groups, label(call), () => []).push(call);
  const missed = (members: readonly SeenCall[]): number => members.filter(({ isFound }) => !isFound).length;
  const rows = [...groups].sort(([a, x], [b, y]) => missed(y) - missed(x) || y.length - x.length || (a < b ? -1 : 1));
  for (const [name, members] of rows) console.log(`  ${name.padEnd(70)} ${shareFound(members)}`);
  console.log();
}

function printPlaces(title: string, calls: readonly SeenCall[]): void {
  console.log(`${title}: ${calls.length}`);
  for (const call of calls) console.log(`  ${call.file}:${call.line}  ${call.text}  by ${call.receiver}`);
  console.log();
}

function shareFound(calls: readonly SeenCall[]): string {
  return share(calls.filter(({ isFound }) => isFound).length, calls.length);
}

function share(part: number, whole: number): string {
  return `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)}%)`;
}

function shownMiss({ types, file, line, text, receiver, trace }: SeenCall): object {
  return { is: types.is, file, line, text, receiver, ...trace };
}
