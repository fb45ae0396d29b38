import type { Opinions, Question } from '../engine/opinion.ts';
import type { FileId } from '../engine/text.ts';

/** What the server says to the thread that checks types. Plain data, in this order of time: a project, then texts and questions. */
export type ToTypes =
  /** Source and configuration files; sent again when files come or go. */
  | { readonly type: 'project'; readonly files: readonly FileId[] }
  /** An unsaved text; none where the file on disk says it. */
  | { readonly type: 'text'; readonly file: FileId; readonly text: string | undefined }
  | { readonly type: 'ask'; readonly run: number; readonly questions: readonly Question[] };

/** What the thread answers. A run that was superseded ends without a word. */
export type FromTypes =
  | { readonly type: 'opinions'; readonly file: FileId; readonly opinions: Opinions }
  | { readonly type: 'done'; readonly run: number };
