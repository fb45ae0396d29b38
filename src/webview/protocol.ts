/** What the sidebar's page and the extension say to each other. Types, and the check of what a page says: both sides import this file. */
import type { Contents, Page, SearchTexts } from './reference.ts';

/** How many findings each rule has in the workspace; rules without any are missing. */
export type Counts = Readonly<Record<string, number>>;

/** A practice in this workspace. */
export interface Progress {
  readonly ticked: readonly string[];
  /** The one to do this month; none once all are ticked. */
  readonly suggested: string | undefined;
  /** What could be seen of a practice: one sentence, and whether it speaks for being done. */
  readonly seen: Readonly<Record<string, { readonly isDone: boolean; readonly text: string }>>;
}

/** The colours in which the editor's theme shows code, by kind of token, as `#rrggbb`. Kinds that it does not colour are missing. */
export type TokenColours = Readonly<Record<string, { readonly colour?: string; readonly isItalic?: boolean; readonly isBold?: boolean }>>;

/** A page of the reference, found by its id or by one of its rules; the table of contents when neither is known. */
export interface Place {
  readonly page?: string | undefined;
  /** The rule that is opened on the page. */
  readonly rule?: string | undefined;
  /** The part that is scrolled to. */
  readonly part?: string | undefined;
}

/** What the extension says to the page; `contents` answers `ready`. */
export type ToSidebar =
  | { readonly type: 'contents'; readonly contents: Contents; readonly place: Place | undefined }
  | { readonly type: 'show'; readonly place: Place }
  | { readonly type: 'page'; readonly id: string; readonly page: Page }
  | { readonly type: 'searchTexts'; readonly texts: SearchTexts }
  /** Without `counts` the language server does not answer, or not yet. */
  | { readonly type: 'counts'; readonly counts: Counts | undefined }
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'colours'; readonly theme: string; readonly colours: TokenColours }
  | { readonly type: 'search' };

const texts = {
  ready: [],
  /** When the page was first painted, in milliseconds since 1970. */
  painted: ['at'],
  /** A page is shown; the table of contents without a name. */
  shown: ['page'],
  wantPage: ['id'],
  wantSearchTexts: [],
  wantProgress: [],
  theme: ['id'],
  showFindings: ['page'],
  insertSnippet: ['name'],
  runScaffold: ['id'],
  copy: ['text'],
  tick: ['practice', 'isDone'],
} as const;

type Names = typeof texts;

/** What the page says to the extension. Every field is text. */
export type FromSidebar = {
  [Type in keyof Names]: { readonly type: Type } & { readonly [Field in Names[Type][number]]: string };
}[keyof Names];

const longest = 100_000;

/** A page is not trusted: what is not exactly one of its messages is undefined. */
export function fromSidebar(said: unknown): FromSidebar | undefined {
  if (typeof said !== 'object' || said === null || !('type' in said) || typeof said.type !== 'string') return;
  if (!Object.hasOwn(texts, said.type)) return;
  const fields: readonly string[] = texts[said.type as keyof Names];
  const isText = (value: unknown) => typeof value === 'string' && value.length <= longest;
  const isWhole = fields.every((field) => isText((said as Record<string, unknown>)[field]));
  return isWhole && Object.keys(said).length === fields.length + 1 ? (said as FromSidebar) : undefined;
}
