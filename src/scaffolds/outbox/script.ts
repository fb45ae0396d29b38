import type { Edit } from '../../engine/text.ts';
import { dependenciesOf, manifestOf, type Tree } from '../tree.ts';
import type { Answers } from './detect.ts';

/** An edit of package.json that makes `npm run outbox` start the worker; undefined where there are no scripts, or one of that name. */
export function scriptEdit(tree: Tree, { style, folder }: Answers): Edit | undefined {
  const file = `${tree.root}/package.json`;
  const text = tree.read(file) ?? '';
  const scripts = /"scripts"\s*:\s*\{/.exec(text);
  const first = /^\s*(?=")/.exec(text.slice(scripts ? scripts.index + scripts[0].length : 0))?.[0];
  if (!scripts || first === undefined || /"outbox"\s*:/.test(text)) return;
  const isTyped = style.language === 'typescript';
  const command = isTyped ? (dependenciesOf(manifestOf(tree)).has('tsx') ? 'tsx' : 'npx tsx') : 'node';
  const at = scripts.index + scripts[0].length;
  return { file, span: { start: at, end: at }, text: `${first}"outbox": "${command} ${folder}/worker${isTyped ? '.ts' : '.js'}",` };
}
