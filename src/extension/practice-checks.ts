import { type Uri, workspace } from 'vscode';
import { asksFlag, cacheWritesIn, declaresOutbox } from './practice-signs.ts';

export interface Sight {
  readonly isDone: boolean;
  readonly text: string;
}

/** How many files are read for one check; more would be felt on a slow disk. */
const mostFiles = 2000;

const sources = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}';
const schemas = '**/*.{sql,prisma,ts,js,mjs,cjs}';
const hidden = '**/{node_modules,dist,build,out,coverage,.git,.next}/**';

/** What can be seen of a practice in the files of the workspace: a hint, never a verdict. Undefined for a check that is not known. */
export async function isSeen(check: string): Promise<Sight | undefined> {
  switch (check) {
    case 'decision-record': {
      const [record] = await workspace.findFiles('**/{adr,adrs,decisions,decision-records}/**/*.md', hidden, 1);
      return record
        ? { isDone: true, text: `There is a record: ${nameOf(record)}.` }
        : { isDone: false, text: 'No file in docs/decisions or docs/adr yet.' };
    }
    case 'outbox-table': {
      const table = await firstFile(schemas, declaresOutbox);
      return table
        ? { isDone: true, text: `An outbox table is declared in ${nameOf(table)}.` }
        : { isDone: false, text: 'No outbox table is declared yet.' };
    }
    case 'feature-flag': {
      const flag = await firstFile(sources, asksFlag);
      return flag
        ? { isDone: true, text: `A flag guards code in ${nameOf(flag)}.` }
        : { isDone: false, text: 'No condition asks a feature flag yet.' };
    }
    case 'cache-expiry':
      return cacheExpiry();
    default:
      return;
  }
}

/** Every write to a cache that states no expiry is one too many. */
async function cacheExpiry(): Promise<Sight> {
  let writes = 0;
  const endless = await firstFile(sources, (text) => {
    const found = cacheWritesIn(text);
    writes += found.length;
    return found.some((write) => !write.expires);
  });
  if (endless) return { isDone: false, text: `A write to the cache states no expiry: ${nameOf(endless)}.` };
  return writes
    ? { isDone: true, text: 'Every write to the cache that was seen states an expiry.' }
    : { isDone: false, text: 'No write to a cache was seen.' };
}

async function firstFile(pattern: string, holds: (text: string) => boolean): Promise<Uri | undefined> {
  for (const file of await workspace.findFiles(pattern, hidden, mostFiles)) {
    const bytes = await workspace.fs.readFile(file).then(
      (read) => read,
      () => new Uint8Array(),
    );
    if (bytes.length < 1_000_000 && holds(new TextDecoder().decode(bytes))) return file;
  }
  return;
}

const nameOf = (file: Uri): string => workspace.asRelativePath(file);
