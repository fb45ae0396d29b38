import { execFileSync } from 'node:child_process';
import { analyze } from '../engine/analyze.ts';
import { isSnapshot } from '../engine/baseline.ts';
import { type Host, isConfiguration, isDocument, isSource } from '../engine/host.ts';
import type { Extracted } from '../engine/inputs.ts';
import { parseSource } from '../engine/parse.ts';
import { notInProduction } from '../engine/rule.ts';
import { type FileId, lineStarts, positionAt } from '../engine/text.ts';
import type { ts } from '../engine/ts.ts';
import { Workspace } from '../engine/workspace.ts';
import { isBesideGone } from '../facts/contracts/gone-files.ts';
import { contractOf } from '../facts/contracts/snapshot.ts';
import { fileFacts } from '../facts/index.ts';
import { blobs, treeOf } from '../host/git.ts';
import { noBreakingFieldChange as rule } from '../rules/no-breaking-field-change.ts';

/**
 * `node dist/dev/replay.cjs [--contract] GIT_DIRECTORY [NUMBER | COMMIT…]`: what the rule would have said of each of the last commits that touch API
 * files, or of those that are named, compared with their parents. Every warning is there to be read. With `--contract` in front of the
 * directory they are compared with what `fundamentals contract write` writes of their parents.
 */
const isContract = process.argv.includes('--contract');
const [root = '.', count = '300', ...more] = process.argv.slice(2).filter((word) => word !== '--contract');
const snapshot = '/api-contract.json';
const named = /^\d{1,5}$/.test(count) ? undefined : [count, ...more];
const api = /controller|route|resolver|presenter|serializer|schema|dto|\/api\/|openapi|swagger|handler|\.(graphqls?|gql|proto)$/i;
const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
const texts = new Map<string, string>();
const known = new Map<string, unknown>();
let [seen, warned] = [0, 0];

for (const commit of named ?? git('log', '--no-merges', '--first-parent', '--format=%H', '-n', '6000').trim().split('\n')) {
  const changed = changedIn(commit).split('\0');
  const moves = new Map<string, string>();
  for (let at = 0; changed[at]; at += /^[RC]/.test(changed[at]!) ? 3 : 2) {
    const isMoved = /^[RC]/.test(changed[at]!);
    if (!/^[AD]/.test(changed[at]!)) moves.set(`/${changed[at + (isMoved ? 2 : 1)]!}`, `/${changed[at + 1]!}`);
  }
  const files = [...moves.keys()].filter((file) => api.test(file) && (isSource(file) || isDocument(file)) && !notInProduction.test(file));
  if (!files.length) continue;
  seen++;
  if (!named && seen > Number(count)) break;
  const [now, then] = [open(commit), open(`${commit}^`)];
  if (isContract) {
    const written = [...then.workspace.files(), ...then.workspace.documents()].filter((file) => !notInProduction.test(file));
    const contract = contractOf(written, then.workspace.facts, (file) => file.slice(1));
    now.workspace.update(snapshot, { text: JSON.stringify(contract), version: commit });
    now.workspace.setBaseline({ ref: 'contract', snapshot });
  } else {
    now.workspace.setBaseline({
      ref: 'parent',
      facts: then.workspace.facts,
      fileOf: (file) => [moves.get(file) ?? file].find((path) => then.host.version(path) !== 'none'),
      read: (file) => then.host.read(file),
    });
  }
  const { facts, baseline } = now.workspace;
  const isBeside = (file: FileId): boolean => baseline !== undefined && !isSnapshot(baseline) && isBesideGone(file, facts, baseline);
  const beside = now.workspace.files().filter((file) => !moves.has(file) && isBeside(file));
  for (const file of [...moves.keys(), ...beside].filter((one) => (isSource(one) || isDocument(one)) && !notInProduction.test(one))) {
    for (const { severity, message, span } of analyze(now.workspace, file, [rule])) {
      const { line } = positionAt(lineStarts(now.workspace.read(file) ?? ''), span.start);
      console.log(`${commit.slice(0, 9)} ${file}:${line + 1} ${severity} ${message}`);
      warned++;
    }
  }
}
console.log(`${warned} findings in ${named ? seen : Math.min(seen, Number(count))} commits`);

/** In a clone without every blob, only what moved as it was is known to have moved. */
function changedIn(commit: string): string {
  const listed = (moved: string): string => git('diff-tree', '-r', moved, '--no-commit-id', '--name-status', '-z', commit);
  try {
    return listed('-M');
  } catch {
    return listed('-M100%');
  }
}

function open(commit: string): { readonly host: Host; readonly workspace: Workspace } {
  const tree = new Map(
    [...treeOf(root, commit)]
      .filter(([path]) => isSource(path) || isConfiguration(path) || isDocument(path))
      .map(([path, id]) => [`/${path}`, id]),
  );
  const missing = [...tree.values()].filter((id) => !texts.has(id));
  for (const [id, text] of blobs(root, missing)) texts.set(id, text);
  const host: Host = {
    files: () => tree.keys(),
    read: (file) => texts.get(tree.get(file) ?? ''),
    whyUnreadable: () => 'it is not in the commit',
    version: (file) => tree.get(file) ?? 'none',
  };
  return { host, workspace: new Workspace(host, fileFacts, (file) => (tree.has(file) ? extracted(file, tree.get(file)!) : undefined)) };
}

/** Most files are the same in the next commit. */
function extracted(file: FileId, id: string): Extracted {
  let tree: ts.SourceFile | undefined;
  return (fact) => {
    const key = [fact.id, file, id].join('\0');
    if (!known.has(key)) {
      tree ??= parseSource(file, texts.get(id) ?? '') ?? parseSource(file, '')!;
      known.set(key, fact.extract(tree));
    }
    return known.get(key);
  };
}
