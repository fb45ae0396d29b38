import { apply, type Edit } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import type { Style } from './style.ts';

/** One of our programs as somebody in that project would have written it. It is indented by two spaces and names its modules with `.ts`. */
export function inStyleOf(style: Style, code: string): string {
  const modules = style.isCommonJs ? asCommonJs(code) : code;
  const file = ts.createSourceFile('program.ts', modules, ts.ScriptTarget.Latest, true);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (style.quote === '"' && ts.isStringLiteral(node) && !node.text.includes('"'))
      edits.push({ file: '', span: { start: node.getStart(), end: node.end }, text: JSON.stringify(node.text) });
    if (style.terminator === '' && isEnded(node, modules) && !isEdited(edits, node.end))
      edits.push({ file: '', span: { start: node.end - 1, end: node.end }, text: '' });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return apply(modules, edits)
    .replace(/(?<=['"]\.{1,2}\/[\w./-]+)\.ts(?=['"])/g, style.importEnding)
    .replace(/^(?: {2})+(?! ?\*)/gm, (blanks) => style.indent.repeat(blanks.length / 2))
    .replace(/^(?: {2})+(?= \*)/gm, (blanks) => style.indent.repeat(blanks.length / 2));
}

/** Whether a semicolon ends a node, and the line with it, and the next line does not go on without one. */
function isEnded(node: ts.Node, text: string): boolean {
  if (!(ts.isStatement(node) || ts.isTypeElement(node) || ts.isClassElement(node)) || text[node.end - 1] !== ';') return false;
  const rest = text.slice(node.end);
  return /^[ \t]*(\n|$)/.test(rest) && (!/^\s*[([`+\-*/]/.test(rest) || /^\s*\/[/*]/.test(rest));
}

const isEdited = (edits: readonly Edit[], end: number): boolean => edits.some(({ span }) => span.end === end && span.start === end - 1);

/** `require` for its imports, and `module.exports` at its end. */
function asCommonJs(code: string): string {
  const exported: string[] = [];
  const text = code
    .replace(/^import (\w+) from (.*);$/gm, 'const $1 = require($2);')
    .replace(/^import \{([^}]*)\} from (.*);$/gm, (_, names: string, specifier: string) => `const {${names}} = require(${specifier});`)
    .replace(/^export ((?:async )?(?:function|class|const) (\w+))/gm, (_, declaration: string, name: string) => {
      exported.push(name);
      return declaration;
    });
  return exported.length ? `${text}\nmodule.exports = { ${exported.join(', ')} };\n` : text;
}
