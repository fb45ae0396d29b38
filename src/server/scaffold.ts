import type { Edit, FileId } from '../engine/text.ts';
import { propose } from '../scaffolds/propose.ts';
import { Missing, Refusal, type Tree } from '../scaffolds/tree.ts';
import { toFileId, toRange, toUri } from './convert.ts';
import type { ScaffoldAnswer, ScaffoldEdit, ScaffoldParams } from './protocol.ts';

/** What a scaffold would write into a package, as it is on disk. Writes nothing. */
export async function scaffoldOf(
  { id, root, isTrusted, wish }: ScaffoldParams,
  treeOf: (root: FileId, git: boolean) => Tree,
  now: Date,
): Promise<ScaffoldAnswer> {
  const tree = treeOf(toFileId(root), isTrusted);
  try {
    const { newFiles, edits, optional, open, ...said } = await propose(id, tree, wish, now);
    const toScaffoldEdit = ({ file, span, text }: Edit): ScaffoldEdit => ({
      uri: toUri(file),
      range: toRange(file, span, { read: (read) => tree.read(read), documentVersion: () => null }),
      newText: text,
    });
    return {
      name: said.name,
      questions: said.questions,
      newFiles: newFiles.map(({ file, text }) => ({ uri: toUri(file), text })),
      edits: edits.map(toScaffoldEdit),
      alternative: said.alternative ?? null,
      optional: optional ? { ...toScaffoldEdit(optional.edit), label: optional.label } : null,
      open: toUri(open),
      goesOn: said.goesOn,
      next: said.next,
    };
  } catch (error) {
    if (error instanceof Missing) return { missing: error.question };
    if (error instanceof Refusal) return { refusal: error.message };
    throw error;
  }
}
