import type { Span } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { functionId } from '../syntax/functions.ts';
import { tokensOf } from '../syntax/tokens.ts';

/** Where a finding stands, in words that neither an edit elsewhere nor a formatter changes. */
export interface Surroundings {
  readonly functionId: string;
  /** The function; undefined where it is the top level of the file. */
  readonly functionSpan: Span | undefined;
  /** What the tokens say, without blanks, comments, kinds of quotes and trailing commas. */
  readonly text: string;
}

export function surroundingsOf(tree: ts.SourceFile, span: Span): Surroundings | undefined {
  const node = nodeAt(tree, span);
  if (!node) return;
  let around: ts.Node = node.parent ?? node;
  while (!ts.isSourceFile(around) && !(ts.isFunctionLike(around) && functionId(around) !== undefined)) around = around.parent;
  return {
    functionId: functionId(around as ts.SourceFile) ?? '',
    functionSpan: ts.isSourceFile(around) ? undefined : { start: around.getStart(tree), end: around.end },
    text: normalised(node, tree),
  };
}

/** The outermost node of exactly this span. */
export function nodeAt(tree: ts.SourceFile, { start, end }: Span): ts.Node | undefined {
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (node.pos > start || node.end < end) return;
    if (node.getStart(tree) === start && node.end === end && !ts.isSourceFile(node)) return node;
    return ts.forEachChild(node, visit);
  };
  return visit(tree);
}

function normalised(node: ts.Node, tree: ts.SourceFile): string {
  const words = [...tokensOf(node, tree)].map((token) =>
    ts.isStringLiteralLike(token) ? JSON.stringify(token.text) : token.getText(tree),
  );
  return words.filter((word, at) => word !== ';' && !(word === ',' && /^[)\]}]$/.test(words[at + 1] ?? ''))).join(' ');
}
