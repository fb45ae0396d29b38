import {
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { Finding } from '../engine/finding.ts';
import { isDecision } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';
import { logFault, type ServerContext } from './context.ts';
import { toDiagnostic, toFileId } from './convert.ts';

interface Answer {
  readonly resultId: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly conclusions: object;
}

/** What was said about each open document, and whether it would be said otherwise now. */
export class Answers {
  private readonly context: ServerContext;
  private readonly onAnswer: (file: FileId, findings: readonly Finding[]) => void;
  private readonly given = new Map<FileId, Answer>();
  private results = 0;

  constructor(context: ServerContext, onAnswer: (file: FileId, findings: readonly Finding[]) => void) {
    this.context = context;
    this.onAnswer = onAnswer;
  }

  answer({ textDocument: { uri }, previousResultId }: DocumentDiagnosticParams): DocumentDiagnosticReport {
    const file = toFileId(uri);
    const isJudged = this.context.documents.get(uri) && !isDecision(file);
    const now = isJudged ? this.judge(file, this.given.get(file)) : { resultId: 'closed', diagnostics: [], conclusions: {} };
    if (isJudged) this.given.set(file, now);
    if (previousResultId === now.resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: now.resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId: now.resultId, items: [...now.diagnostics] };
  }

  /** A document was closed. */
  forget(file: FileId): void {
    this.given.delete(file);
  }

  /** Whether something else was concluded about a document since it was last spoken of. */
  areStale(): boolean {
    return [...this.given].some(([file, { conclusions }]) => {
      try {
        return this.context.projects.conclusions(file) !== conclusions;
      } catch {
        return false;
      }
    });
  }

  /** What is said about a file now. A fault of ours is logged, and what was said before stands. */
  private judge(file: FileId, before: Answer | undefined): Answer {
    const { projects, texts, options, connection } = this.context;
    try {
      const findings = projects.findings(file);
      const diagnostics = findings.map((finding) => toDiagnostic(finding, texts, options.conceptLink));
      this.onAnswer(file, findings);
      const refusal = before ? undefined : projects.refusal(file);
      if (refusal !== undefined) connection.console.warn(`${file} is not checked, as ${refusal}.`);
      const isSame = before && JSON.stringify(before.diagnostics) === JSON.stringify(diagnostics);
      return { resultId: isSame ? before.resultId : String(++this.results), diagnostics, conclusions: projects.conclusions(file) };
    } catch (error) {
      logFault(this.context, file, error);
      return before ?? { resultId: String(++this.results), diagnostics: [], conclusions: {} };
    }
  }
}
