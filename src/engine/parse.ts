import { isDataModel, isDocument } from './host.ts';
import type { FileId } from './text.ts';
import { ts } from './ts.ts';

/** Trees deeper than this are generated: whoever walks one by calling itself runs out of stack. Levels of nodes. */
export const deepestTree = 1000;

/** The tree of a text, or undefined where its code is nested too deeply to be walked. */
export function parseSource(file: FileId, text: string): ts.SourceFile | undefined {
  if (isDocument(file) || isDataModel(file)) return withoutStatements(file, text);
  // Comments hold types only in JavaScript; elsewhere they are not worth parsing.
  const jsDocParsingMode = /\.[cm]?jsx?$/.test(file) ? ts.JSDocParsingMode.ParseAll : ts.JSDocParsingMode.ParseNone;
  try {
    const tree = ts.createSourceFile(file, text, { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode }, true, scriptKind(file));
    return isTooDeep(tree) ? undefined : tree;
  } catch (error) {
    // The parser calls itself too.
    if (error instanceof RangeError) return;
    throw error;
  }
}

/** A document in another language: facts read its text. */
function withoutStatements(file: FileId, text: string): ts.SourceFile {
  const tree = ts.createSourceFile(file, '', ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  tree.text = text;
  return tree;
}

/** Where the parser could not read a text, in its words, in the order of places. */
export function syntaxErrors(file: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  const { parseDiagnostics = [] } = file as { parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  return parseDiagnostics;
}

/** Looks only into nodes long enough to hold what would be too deep, as no level takes less than a character: most files have none. */
function isTooDeep(tree: ts.SourceFile): boolean {
  const open: { readonly node: ts.Node; readonly depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const depth = next.depth + 1;
    if (depth > deepestTree) return true;
    ts.forEachChild(next.node, (node) => {
      if (node.end - node.pos > deepestTree - depth) open.push({ node, depth });
    });
  }
  return false;
}

/** JavaScript may hold JSX in any file; a document without a known ending is read as TypeScript. */
function scriptKind(file: FileId): ts.ScriptKind {
  if (/\.[cm]?jsx?$/.test(file)) return ts.ScriptKind.JSX;
  if (file.endsWith('.json')) return ts.ScriptKind.JSON;
  return file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}
