import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';

/** Whether a file asks for others by `require`, as Node reads it. `type` is what its package.json says. */
export function isCommonJs(file: FileId, tree: ts.SourceFile, type: string | undefined): boolean {
  if (/\.(cjs|cts)$/.test(file)) return file.endsWith('.cjs');
  if (!/\.jsx?$/.test(file) || ts.isExternalModule(tree)) return false;
  return /\b(module\.exports|exports\.\w+|require\()/.test(tree.text) || (tree.statements.length < 2 && type === 'commonjs');
}

/** A body with `require` for its imports and `module.exports` at its end, unless the file has that already. */
export function asCommonJs(body: string, tree: ts.SourceFile): string {
  const exported: string[] = [];
  const text = body
    .replace(/^import \{ (.*) \} from (.*);$/gm, (_, names, specifier) => `const { ${names} } = require(${specifier});`)
    .replace(/^export ((?:async function|function|class|const) )([\w${}:/()*.]+?)(?=[( ]|<)/gm, (_, kind, name: string) => {
      exported.push(name.replace(/(?<=\$\{\d+):\w+(?=\})/g, ''));
      return kind + name;
    });
  if (!exported.length || /\bmodule\.exports\s*=/.test(tree.text)) return text;
  return `${text}\n\nmodule.exports = { ${exported.join(', ')} };`;
}
