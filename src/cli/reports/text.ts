import type { CheckResult, LocatedFinding } from '../check.ts';
import { counted, styled } from './style.ts';

/** What a person reads: findings by file, each with its code, the path that proves it and the fix it offers, and a closing count. */
export function textReport({ findings, files, failed, fixed }: CheckResult, known: number): string {
  const lines: string[] = [];
  for (const [file, found] of groupByFile(findings))
    lines.push(styled('underline', file), ...found.flatMap((one) => [...findingLines(one), '']));
  for (const { file, reason } of failed) lines.push(`${styled('red', 'not checked')} ${file}: ${reason}`);
  if (fixed) lines.push(`${counted(fixed, 'fix', 'fixes')} applied.`);
  const aside = known ? `, and ${known} that the baseline knows` : '';
  lines.push(`${counted(findings.length, 'finding')} in ${counted(files, 'file')}${aside}.`);
  return lines.join('\n');
}

function findingLines({ rule, severity, range, message, because, fixes, excerpt }: LocatedFinding): readonly string[] {
  const colour = severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'blue';
  return [
    `  ${range.start.line}:${range.start.column}  ${styled(colour, severity)}  ${message}  ${styled('dim', rule)}`,
    ...frame(range, excerpt, (marks) => styled(colour, marks)),
    ...because.map((hop) => `      ${hop.file}:${hop.range.start.line}:${hop.range.start.column}  ${hop.message}`),
    ...fixes.map(({ title, safety }) => styled('dim', `      fix: ${title} (--fix${safety === 'safe' ? '' : ' --unsafe-fixes'})`)),
  ];
}

/** Longer lines are cut: nobody reads them in a terminal. In UTF-16 units. */
const longestLine = 160;

/** The code, with the line of the finding marked and the finding underlined as far as it stands in that line. */
function frame(
  { start, end }: LocatedFinding['range'],
  { first, lines }: LocatedFinding['excerpt'],
  mark: (marks: string) => string,
): readonly string[] {
  const digits = String(first + lines.length - 1).length;
  return lines.flatMap((text, at) => {
    const number = first + at;
    const isMarked = number === start.line;
    const cut = text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
    const numbered = `    ${isMarked ? mark('>') : ' '} ${styled('dim', `${String(number).padStart(digits)} │`)} ${cut}`;
    if (!isMarked || start.column > longestLine) return [numbered];
    const until = Math.min(end.line === start.line ? end.column - 1 : text.length, longestLine);
    // Tabs are as wide in the line of the marks as in that above it.
    const before = text.slice(0, start.column - 1).replace(/[^\t]/g, ' ');
    return [
      numbered,
      `      ${' '.repeat(digits)} ${styled('dim', '│')} ${before}${mark('^'.repeat(Math.max(1, until - start.column + 1)))}`,
    ];
  });
}

function groupByFile(findings: readonly LocatedFinding[]): ReadonlyMap<string, readonly LocatedFinding[]> {
  const groups = new Map<string, LocatedFinding[]>();
  for (const finding of findings) groups.set(finding.file, [...(groups.get(finding.file) ?? []), finding]);
  return groups;
}
