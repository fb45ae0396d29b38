import { isSource } from '../engine/host.ts';
import { apply, type Edit, type FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import type { Style } from './style.ts';

interface Written {
  readonly file: FileId;
  readonly text: string;
}

/** A new file: a program in the style of the project, anything else as it is. */
export async function styled(style: Style, { file, text }: Written): Promise<Written> {
  return { file, text: isSource(file) ? await inStyleOf(style, text) : text };
}

/** One of our programs as somebody in that project would have written it. It names its modules with `.ts`. */
async function inStyleOf(style: Style, code: string): Promise<string> {
  const modules = style.isCommonJs ? asCommonJs(code) : code;
  const named = modules.replace(/(?<=['"]\.{1,2}\/[\w./-]+)\.ts(?=['"])/g, style.importEnding);
  const { formatted } = await import('./prettier.ts');
  return formatted(style.isBraced ? withBraces(named) : named, style.language, style.formatting);
}

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

/** Puts braces around the bodies of `if`, `else` and loops that are one statement. */
function withBraces(code: string): string {
  const edits: Edit[] = [];
  const insert = (at: number, text: string): void => void edits.push({ file: '', span: { start: at, end: at }, text });
  const visit = (node: ts.Node): void => {
    for (const body of bodiesOf(node)) {
      if (ts.isBlock(body)) continue;
      insert(body.getStart(), '{ ');
      insert(body.end, ' }');
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('program.ts', code, ts.ScriptTarget.Latest, true));
  return apply(code, edits);
}

function bodiesOf(node: ts.Node): readonly ts.Statement[] {
  if (ts.isIterationStatement(node, false)) return [node.statement];
  if (!ts.isIfStatement(node)) return [];
  const { thenStatement, elseStatement } = node;
  return elseStatement && !ts.isIfStatement(elseStatement) ? [thenStatement, elseStatement] : [thenStatement];
}
