import { ts } from './ts.ts';

/** Whether two trees say the same: nothing but white space between statements and between members is other, so that no comment has moved. */
export function differInSpaceOnly(a: ts.Node, b: ts.Node): boolean {
  if (a.kind !== b.kind) return false;
  // A document in another language has no statements, and white space may say something in it.
  if (ts.isSourceFile(a) && !a.statements.length) return a.text === b.getSourceFile().text;
  if (!ts.isSourceFile(a) && a.getText() === b.getText()) return true;
  const [inA, inB] = [childrenOf(a), childrenOf(b)];
  if (!inA.length || inA.length !== inB.length) return false;
  const [gapsA, gapsB] = [gapsOf(a, inA), gapsOf(b, inB)];
  const isSameGap = holders.has(a.kind) ? isSameButForSpace : Object.is;
  return gapsA.every((gap, at) => isSameGap(gap, gapsB[at]!)) && inA.every((child, at) => differInSpaceOnly(child, inB[at]!));
}

/** What holds statements or members one after the other. */
const holders: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.SourceFile,
  ts.SyntaxKind.Block,
  ts.SyntaxKind.ModuleBlock,
  ts.SyntaxKind.CaseBlock,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.DefaultClause,
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.ClassExpression,
  ts.SyntaxKind.InterfaceDeclaration,
]);

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  ts.forEachChild(node, (child) => void found.push(child));
  return found;
}

/** What stands before, between and after the children of a node. */
function gapsOf(node: ts.Node, children: readonly ts.Node[]): readonly string[] {
  const { text } = node.getSourceFile();
  const ends = [ts.isSourceFile(node) ? 0 : node.getStart(), ...children.map(({ end }) => end)];
  const starts = [...children.map((child) => child.getStart()), node.end];
  return ends.map((end, at) => text.slice(end, starts[at]));
}

function isSameButForSpace(a: string, b: string): boolean {
  return a === b || (!a.includes('/') && a.replace(/\s+/g, '') === b.replace(/\s+/g, ''));
}
