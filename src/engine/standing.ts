import { analyze } from './analyze.ts';
import { whyNotEdited } from './generated.ts';
import { foreignScheme, isDeclaration, isInstalled, isSource } from './host.ts';
import { syntaxErrors } from './parse.ts';
import { type Rule, rulesFor } from './rule.ts';
import { type FileId, lineStarts, positionAt } from './text.ts';
import { ts } from './ts.ts';
import type { Workspace } from './workspace.ts';

/** A file as somebody asks about it. */
export interface Asked {
  readonly workspace: Workspace;
  readonly file: FileId;
  /** Relative to the project. */
  readonly path: string;
  readonly rules: readonly Rule[];
  /** Those that speak about it as its settings want them; by their defaults without it. */
  readonly active?: readonly Rule[];
  /** The file of settings that excludes it. */
  readonly excludedBy?: string;
  /** The layer that its settings say it belongs to. */
  readonly layer?: string;
  /** How many findings are left of what rules say. */
  readonly count?: () => number;
  /** It lies in no project, so that nothing it imports is known. */
  readonly isLoose?: boolean;
}

/** Why a file is not checked, or that it is and what was found: one sentence for a person. */
export function standingOf(asked: Asked): string {
  const reason = whyNotChecked(asked);
  return reason === undefined
    ? `${whatIsChecked(asked)}${asked.layer === undefined ? '' : ` Its settings say that its layer is \`${asked.layer}\`.`}`
    : `Not checked, as ${reason}.`;
}

/** In words that follow 'as'; undefined where rules look at the file. */
function whyNotChecked({ workspace, file, path, rules, active = rulesFor(path, rules), excludedBy }: Asked): string | undefined {
  const scheme = foreignScheme(file);
  if (scheme !== undefined) return `it is a document of \`${scheme}\`: only files and untitled documents are checked`;
  if (isDeclaration(file)) return 'it holds declarations, which run nothing';
  const isListed = workspace.files().includes(file);
  if (!isSource(file) && !isListed) return 'it is neither TypeScript nor JavaScript';
  if (isInstalled(file)) return 'it belongs to an installed package';
  const { text } = workspace.parse(file);
  const reason = workspace.refusal(file) ?? whyNotEdited(text);
  if (reason !== undefined) return reason;
  if (excludedBy !== undefined) return `${excludedBy} excludes it`;
  if (!active.length) {
    return rulesFor(path, rules).length ? 'every rule is off in its settings' : `every rule skips paths with ${skippedParts(path, rules)}`;
  }
  if (!isListed) return 'it is not among the files of the project: .gitignore hides it, or it stands outside or where a build writes';
  return;
}

function skippedParts(path: string, rules: readonly Rule[]): string {
  return [...new Set(rules.map(({ skips }) => `\`${skips?.exec(path)?.[0]}\``))].join(' or ');
}

function whatIsChecked(asked: Asked): string {
  const { workspace, file, path, rules, isLoose = false, count = () => analyze(workspace, file, rulesFor(path, rules)).length } = asked;
  const found = count();
  const findings = found === 1 ? '1 finding' : `${found} findings`;
  const tree = workspace.parse(file);
  const [error] = syntaxErrors(tree);
  const alone = isLoose ? ' by itself, as it lies in no folder of this window' : '';
  if (!error) return `It is checked${alone}: ${findings}.`;
  const { line } = positionAt(lineStarts(tree.text), error.start);
  const said = ts.flattenDiagnosticMessageText(error.messageText, ' ').replace(/\.$/, '');
  return `It is checked${alone}, except statements with a syntax error (line ${line + 1}: ${said}): ${findings}.`;
}
