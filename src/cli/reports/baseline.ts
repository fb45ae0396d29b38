import type { Vanished, Written } from '../baseline.ts';
import { counted, styled } from './style.ts';

/** What came of writing baselines. */
export function writtenReport(written: readonly Written[]): string {
  if (!written.length) return 'There is nothing to know: no file was looked at.';
  return written
    .map(({ file, known, added, removed }) => `${file}: ${counted(known, 'finding')} known, ${added} new, ${removed} gone.`)
    .join('\n');
}

/** What baselines list in vain, and what to do about it; nothing where they do not. */
export function vanishedReport(vanished: readonly Vanished[]): string {
  if (!vanished.length) return '';
  const lines = vanished.map(
    ({ baseline, path, rule, functionId }) => `  ${path}  ${styled('dim', `${functionId}  ${rule}  (${baseline})`)}`,
  );
  return `\n\n${counted(vanished.length, 'known finding has', 'known findings have')} vanished: \`fundamentals baseline write --prune\` forgets them.\n${lines.join('\n')}`;
}
