import { styleText } from 'node:util';
import type { Vanished, Written } from './baseline.ts';
import type { CheckResult, LocatedFinding } from './check.ts';

/** One JSON object: `{ version, findings, files, failed }`. Lines and columns from 1, UTF-16 columns, end exclusive. */
export function jsonReport({ findings, files, failed }: CheckResult): string {
  return JSON.stringify({
    version: 1,
    findings: findings.map(({ rule, severity, file, range, message, because, fixes }) => ({
      rule,
      severity,
      file,
      range,
      message,
      because,
      fixes,
    })),
    files,
    failed: failed.map(({ file, reason }) => ({ file, reason })),
  });
}

/** What a person reads: findings by file, the path that proves each, the fix it offers, and a closing count; no hints. */
export function textReport({ findings: all, files, failed, fixed }: CheckResult): string {
  const lines: string[] = [];
  const findings = all.filter(({ severity }) => severity !== 'hint');
  for (const [file, found] of groupByFile(findings)) {
    lines.push(styleText('underline', file), ...found.flatMap(findingLines), '');
  }
  for (const { file, reason } of failed) lines.push(`${styleText('red', 'not checked')} ${file}: ${reason}`);
  if (fixed) lines.push(`${count(fixed, 'fix', 'fixes')} applied.`);
  const known = all.filter(({ isKnown }) => isKnown).length;
  const aside = known ? `, and ${known} that the baseline knows` : '';
  lines.push(`${count(findings.length, 'finding', 'findings')} in ${count(files, 'file', 'files')}${aside}.`);
  return lines.join('\n');
}

/** What came of writing baselines. */
export function writtenReport(written: readonly Written[]): string {
  if (!written.length) return 'There is nothing to know: no file was looked at.';
  return written
    .map(({ file, known, added, removed }) => `${file}: ${count(known, 'finding', 'findings')} known, ${added} new, ${removed} gone.`)
    .join('\n');
}

/** What baselines list in vain, and what to do about it; nothing where they do not. */
export function vanishedReport(vanished: readonly Vanished[]): string {
  if (!vanished.length) return '';
  const lines = vanished.map(
    ({ baseline, path, rule, functionId }) => `  ${path}  ${styleText('dim', `${functionId}  ${rule}  (${baseline})`)}`,
  );
  return `\n\n${count(vanished.length, 'known finding has', 'known findings have')} vanished: \`fundamentals baseline write --prune\` forgets them.\n${lines.join('\n')}`;
}

function findingLines({ rule, severity, range: { start }, message, because, fixes }: LocatedFinding): readonly string[] {
  const colour = severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'blue';
  return [
    `  ${start.line}:${start.column}  ${styleText(colour, severity)}  ${message}  ${styleText('dim', rule)}`,
    ...because.map((hop) => `      ${hop.file}:${hop.range.start.line}:${hop.range.start.column}  ${hop.message}`),
    ...fixes.map(({ title, safety }) => styleText('dim', `      fix: ${title} (--fix${safety === 'safe' ? '' : ' --unsafe-fixes'})`)),
  ];
}

function groupByFile(findings: readonly LocatedFinding[]): ReadonlyMap<string, readonly LocatedFinding[]> {
  const groups = new Map<string, LocatedFinding[]>();
  for (const finding of findings) groups.set(finding.file, [...(groups.get(finding.file) ?? []), finding]);
  return groups;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
