import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import type { FileId } from '../engine/text.ts';
import { libraries } from '../libraries/index.ts';
import { expand } from '../snippets/expand.ts';
import { beginningOf, everyOffer, type Language, offerNamed, offersFor, type Project } from '../snippets/offers.ts';
import { type Texts, toRange, toTextEdits } from './convert.ts';
import type { SnippetText } from './protocol.ts';

/** Where a snippet is asked for. */
interface Asked {
  readonly project: Project;
  readonly file: FileId;
  readonly language: Language;
  readonly texts: Texts;
}

/** What the server offers while somebody types at the beginning of a statement of the module. */
export function completions({ project, file, language, texts }: Asked, offset: number): readonly CompletionItem[] {
  const start = beginningOf(project, file, offset);
  if (start === undefined) return [];
  const range = toRange(file, { start, end: offset }, texts);
  const isCommon = project.read(file)!.startsWith('fund', start);
  const offers = isCommon ? everyOffer : offersFor;
  return offers(project, file, language, start).map(({ snippet: { name, title, library, description }, body, edits }, at) => ({
    label: isCommon ? ['fund', name, library].filter(Boolean).join('-') : name,
    labelDetails: { description: nameOf(library) },
    kind: CompletionItemKind.Snippet,
    detail: title,
    // Those of one name stay in their order.
    sortText: `${name} ${String(at).padStart(3, '0')}`,
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range, newText: body },
    ...(edits.length && { additionalTextEdits: toTextEdits(edits, texts) }),
    data: { description, language },
  }));
}

/** The item with what it inserts, to be read beside the list. */
export function explained(item: CompletionItem): CompletionItem {
  const { description, language } = item.data as { readonly description: string; readonly language: Language };
  const code = expand(item.textEdit?.newText ?? '').replaceAll('\t', '  ');
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: `${description}\n\n\`\`\`${language}\n${code}\n\`\`\`` } };
}

/** The snippet of a name as it fits a file best, to be inserted at an offset; null where there is none for its language. */
export function snippetFor({ project, file, language, texts }: Asked, name: string, offset: number): SnippetText | null {
  const offer = offerNamed(name, project, file, language, offset);
  return offer ? { body: offer.body, edits: toTextEdits(offer.edits, texts) } : null;
}

const nameOf = (library: string | undefined): string => libraries.find(({ id }) => id === library)?.name ?? 'Engineering Fundamentals';
