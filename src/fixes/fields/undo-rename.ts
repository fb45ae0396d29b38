import { isDocument } from '../../engine/host.ts';
import type { Fix } from '../../engine/rule.ts';
import type { Edit, Span } from '../../engine/text.ts';
import { readsNamed } from '../../facts/contracts/reads.ts';
import { requiredAt } from './keep-in-openapi.ts';
import { type LostField, propertyAt } from './lost-field.ts';
import { renamed, renamingEdit } from './uses.ts';

/** Gives a field its old name back, here and wherever the project uses it. */
export function undoRename({ tree, key, name, newName, anchor, crossings }: LostField): Fix | undefined {
  if (newName === undefined) return;
  const fix = { id: `undo-rename ${name}`, title: `Rename \`${newName}\` back to \`${name}\``, safety: 'suggestion' as const };
  const file = tree.fileName;
  if (isDocument(file)) {
    const renamedAt = (span: Span): Edit => ({ file, span, text: tree.text[span.start] === '"' ? JSON.stringify(name) : name });
    const required = /\.(graphqls?|gql|proto)$/.test(file) ? undefined : requiredAt(tree.text, anchor.start);
    return { ...fix, make: () => ({ edits: [anchor, required].flatMap((span) => (span ? [renamedAt(span)] : [])) }) };
  }
  if (crossings.every(({ isPartial }) => isPartial))
    return { ...fix, make: () => ({ edits: readsNamed(tree, key, newName).map((at) => renamingEdit(at, name)) }) };
  const property = propertyAt(tree, anchor);
  if (!property) return;
  return {
    ...fix,
    make(world) {
      return { edits: renamed(property, name, world) };
    },
  };
}
