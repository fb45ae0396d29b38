import type { CancellationToken } from 'vscode-languageserver';
import type { Finding } from '../engine/finding.ts';
import type { FileId } from '../engine/text.ts';
import { type Texts, toDiagnostic, toUri } from './convert.ts';
import type { Projects } from './projects.ts';
import type { WorkspaceFinding } from './protocol.ts';

interface Inspection {
  readonly projects: Projects;
  readonly texts: Texts;
  /** Lets others be answered, for as long as they need. */
  readonly breathe: () => Promise<void>;
  /** Told of a file that could not be checked; the others are. */
  readonly onFault: (file: FileId, error: unknown) => void;
}

/** Every finding of the workspace, hints aside, in the order of its files. Others are answered between two files; undefined once cancelled. */
export async function inspectWorkspace(
  { projects, texts, breathe, onFault }: Inspection,
  token: CancellationToken,
): Promise<readonly WorkspaceFinding[] | undefined> {
  const found: WorkspaceFinding[] = [];
  for (const file of projects.files()) {
    await breathe();
    if (token.isCancellationRequested) return;
    try {
      found.push(...projects.findings(file).flatMap((finding) => toWorkspaceFinding(finding, texts)));
    } catch (error) {
      onFault(file, error);
    }
  }
  return found;
}

function toWorkspaceFinding(finding: Finding, texts: Texts): WorkspaceFinding[] {
  const { rule, file, severity, message } = finding;
  if (severity === 'hint') return [];
  const { start } = toDiagnostic(finding, texts).range;
  return [{ uri: toUri(file), rule, severity, message, line: start.line, column: start.character }];
}
