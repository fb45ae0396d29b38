import type { Finding } from '../../src/engine/finding.ts';
import { apply, type FileId, lineStarts, positionAt } from '../../src/engine/text.ts';
import type { Workspace } from '../../src/engine/workspace.ts';
import { Review } from '../../src/review/review.ts';
import { rules } from '../../src/rules/index.ts';
import { workspaceOf } from '../fixture.ts';

/** Three lines in which `db` and `ids` are what their names say. */
export const prelude = `import { Pool } from 'pg';
const db = new Pool();
declare const ids: number[];
`;

/** A project in memory, as people have decided about it. */
export interface Reviewed {
  readonly workspace: Workspace;
  readonly review: Review;
  /** `line rule` of each finding, lines counted from 1; hints begin with `hint`. */
  said(file?: FileId): readonly string[];
  findings(file?: FileId): readonly Finding[];
  /** The text after a fix of the finding of a rule. */
  fixed(rule: string, fix: string, file?: FileId): string;
}

export function reviewOf(files: Readonly<Record<FileId, string>>): Reviewed {
  const workspace = workspaceOf(new Map(Object.entries(files)));
  const review = new Review({ workspace, root: '', rules });
  const active = (file: FileId) => review.rulesOf(file, file.slice(1));
  const findings = (file = '/main.ts'): readonly Finding[] => review.findings(file, active(file));
  return {
    workspace,
    review,
    findings,
    said: (file = '/main.ts') =>
      findings(file)
        .map(({ rule, span, severity }) => {
          const { line } = positionAt(lineStarts(workspace.read(file)!), span.start);
          return `${severity === 'hint' ? 'hint ' : ''}${line + 1} ${rule}`;
        })
        .sort(),
    fixed(rule, fix, file = '/main.ts') {
      const found = findings(file).find((one) => one.rule === rule)!;
      const change = review.resolve({ rule, file, span: found.span, fix, version: workspace.version(file) }, active(file));
      if (change === 'stale') throw new Error('stale');
      return apply(workspace.read(file)!, change.edits);
    },
  };
}
