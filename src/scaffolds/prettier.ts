/** The formatter, in a bundle of its own: nothing but scaffolds waits until it is loaded. */
import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';
import { format } from 'prettier/standalone';
import type { Formatting } from './formatting.ts';

/** TypeScript, or JavaScript, as Prettier 3 writes it. */
export function formatted(code: string, language: 'typescript' | 'javascript', formatting: Formatting): Promise<string> {
  return format(code, { parser: language === 'typescript' ? 'babel-ts' : 'babel', plugins: [babel, estree], ...formatting });
}
