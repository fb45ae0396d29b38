import { type CompletionItem, CompletionItemKind, type CompletionParams, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { libraries } from '../libraries/index.ts';
import { expand } from '../snippets/expand.ts';
import { beginningOf, everyOffer, type Language, type Offer, offerNamed, offersFor } from '../snippets/offers.ts';
import { logFault, type ServerContext } from './context.ts';
import { toFileId, toRange, toTextEdits } from './convert.ts';
import { languages, type SnippetParams, type SnippetText } from './protocol.ts';

/** Snippets, where somebody begins to type one. A fault of ours is logged: what others suggest must not wait for it. */
export function suggestions({ textDocument: { uri }, position }: CompletionParams, context: ServerContext): CompletionItem[] {
  const document = context.documents.get(uri);
  const language = languageOf(document);
  if (!document || !language || !context.client.textDocument?.completion?.completionItem?.snippetSupport) return [];
  try {
    return completionsAt(document.offsetAt(position), document, language, context);
  } catch (error) {
    logFault(context, toFileId(uri), error);
    return [];
  }
}

/** The item with what it inserts, to be read beside the list. */
export function explained(item: CompletionItem): CompletionItem {
  const { description, language } = item.data as { readonly description: string; readonly language: Language };
  const code = expand(item.textEdit?.newText ?? '').replaceAll('\t', '  ');
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: `${description}\n\n\`\`\`${language}\n${code}\n\`\`\`` } };
}

/** The snippet of a name as it fits a document best; null where there is none for its language. */
export function snippetNamed({ uri, name, position }: SnippetParams, { documents, projects, texts }: ServerContext): SnippetText | null {
  const document = documents.get(uri);
  const language = languageOf(document);
  const offer = document && language && offerNamed(name, projects, toFileId(uri), language, document.offsetAt(position));
  return offer ? { body: offer.body, edits: toTextEdits(offer.edits, texts) } : null;
}

function completionsAt(offset: number, { uri }: TextDocument, language: Language, { projects, texts }: ServerContext): CompletionItem[] {
  const file = toFileId(uri);
  const start = beginningOf(projects, file, offset);
  if (start === undefined) return [];
  const range = toRange(file, { start, end: offset }, texts);
  const isCommon = projects.read(file)!.startsWith('fund', start);
  const offers = (isCommon ? everyOffer : offersFor)(projects, file, language, start);
  return offers.map(({ snippet, body, edits }, at) => ({
    label: isCommon ? commonPrefix(snippet) : snippet.name,
    labelDetails: { description: libraryName(snippet.library) },
    kind: CompletionItemKind.Snippet,
    detail: snippet.title,
    // Those of one name stay in their order.
    sortText: `${snippet.name} ${String(at).padStart(3, '0')}`,
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range, newText: body },
    ...(edits.length && { additionalTextEdits: toTextEdits(edits, texts) }),
    data: { description: snippet.description, language },
  }));
}

const commonPrefix = ({ name, library }: Offer['snippet']): string => ['fund', name, library].filter(Boolean).join('-');

const libraryName = (library: string | undefined): string => libraries.find(({ id }) => id === library)?.name ?? 'Engineering Fundamentals';

const languageOf = (document: TextDocument | undefined): Language | undefined =>
  languages.find((language) => language === document?.languageId);
