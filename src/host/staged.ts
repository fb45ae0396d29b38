import { isDeclaration, isSource } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';
import { answered, ask, blobsOf, type Steps, textsOf } from './changes.ts';

/** What the next commit would hold. */
export interface Staged {
  /** The sources that it would add or change. */
  readonly files: readonly FileId[];
  /** The texts of all files that are something else on disk. */
  readonly texts: ReadonlyMap<FileId, string>;
}

/** What is staged below a folder, the root of a work tree; a sentence where git cannot tell. */
export function stagedIn(folder: FileId): Staged | string {
  return answered(folder, staged(folder));
}

function* staged(folder: FileId): Steps<Staged | string> {
  if (!(yield* ask(['rev-parse', '--git-dir']))) return 'there is no git repository here';
  // Before the first commit everything is new.
  const last =
    (yield* ask(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])) ?? (yield* ask(['hash-object', '-t', 'tree', '--stdin'], ''));
  const inIndex = yield* ask([
    'diff-index',
    '--cached',
    '--raw',
    '-z',
    '--no-renames',
    '--no-abbrev',
    '--relative',
    last?.toString().trim() ?? '',
    '--',
  ]);
  const onDisk = yield* ask(['diff-files', '--raw', '-z', '--no-abbrev', '--relative']);
  if (!inIndex || !onDisk) return 'git cannot tell what is staged';
  const files = [...blobsOf(inIndex.toString())]
    .filter(([path, { isDeleted }]) => isSource(path) && !isDeleted)
    .map(([path]) => `${folder}/${path}`);
  const others = [...blobsOf(onDisk.toString())].flatMap(([path, { blob }]) =>
    blob && (isSource(path) || isDeclaration(path)) ? [[path, blob] as const] : [],
  );
  const texts = yield* textsOf([...new Set(others.map(([, blob]) => blob))]);
  if (!texts) return 'git cannot read what is staged';
  return {
    files,
    texts: new Map(others.flatMap(([path, blob]) => (texts.has(blob) ? [[`${folder}/${path}`, texts.get(blob)!] as const] : []))),
  };
}
