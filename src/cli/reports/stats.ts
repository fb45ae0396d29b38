import type { CheckResult } from '../check.ts';
import { counted } from './style.ts';

/** How long a check took and what it did; one thing a line. */
export function statsReport({ findings, files, parsed, spent }: CheckResult): string {
  const byRule = new Map<string, number>();
  for (const { rule } of findings) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  const rows = [
    ...Object.entries(spent).map(([phase, milliseconds]) => [phase, `${Math.round(milliseconds)} ms`]),
    ['checked', counted(files, 'file')],
    ['parsed', counted(parsed, 'file')],
    ['memory', `${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`],
    ...[...byRule].sort().map(([rule, number]) => [rule, counted(number, 'finding')]),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return rows.map(([name = '', value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
