import type { ClientCapabilities, Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileId } from '../engine/text.ts';
import type { Buffer } from '../engine/workspace.ts';
import type { Texts } from './convert.ts';
import type { Projects } from './projects.ts';
import type { InitializationOptions } from './protocol.ts';

/** What the parts of a running server share. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly texts: Texts;
  /** What the client said of itself; empty until it has. */
  readonly client: ClientCapabilities;
  readonly options: InitializationOptions;
  readonly projects: Projects;
  /** Lets messages that wait (cancellations above all) come in. */
  breathe(): Promise<void>;
  bufferOf(document: TextDocument): Buffer;
}

/** Says in the log that a file could not be checked, which is a fault of ours. */
export function logFault({ connection }: ServerContext, file: FileId, error: unknown): void {
  connection.console.error(`${file} could not be checked: ${wordsOf(error)}`);
}

export const wordsOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
