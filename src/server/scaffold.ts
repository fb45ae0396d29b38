import type { Edit, FileId } from '../engine/text.ts';
import { installedTools } from '../scaffolds/databases.ts';
import { detectOutbox } from '../scaffolds/outbox/detect.ts';
import { outboxFor } from '../scaffolds/outbox/outbox.ts';
import { nextSteps } from '../scaffolds/outbox/readme.ts';
import { scriptEdit } from '../scaffolds/outbox/script.ts';
import { Refusal, type Tree } from '../scaffolds/tree.ts';
import { toFileId, toRange, toUri } from './convert.ts';
import type { OutboxAnswer, OutboxEdit, OutboxParams } from './protocol.ts';

/** What an outbox in a package would be, as it is on disk. Writes nothing. */
export async function outboxOf(
  { root, isTrusted, ...wanted }: OutboxParams,
  treeOf: (root: FileId, git: boolean) => Tree,
  now: Date,
): Promise<OutboxAnswer> {
  const tree = treeOf(toFileId(root), isTrusted);
  try {
    const answers = detectOutbox(tree, wanted);
    const { newFiles, edits, packages, alternative, then } = await outboxFor(tree, answers, now);
    const script = scriptEdit(tree, answers);
    const toOutboxEdit = ({ file, span, text }: Edit): OutboxEdit => ({
      uri: toUri(file),
      range: toRange(file, span, { read: (read) => tree.read(read), documentVersion: () => null }),
      newText: text,
    });
    return {
      tool: answers.database.tool,
      tools: installedTools(tree),
      folder: answers.folder,
      event: answers.event,
      newFiles: newFiles.map(({ file, text }) => ({ uri: toUri(file), text })),
      edits: edits.map(toOutboxEdit),
      alternative: alternative ?? null,
      optional: script ? toOutboxEdit(script) : null,
      open: then?.open ? toUri(then.open.file) : null,
      next: nextSteps(answers, packages),
    };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.message };
    throw error;
  }
}
