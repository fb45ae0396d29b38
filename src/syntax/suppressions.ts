import type { Span } from '../engine/text.ts';
import { lineStarts, positionAt } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { outermost, tokensOf } from './tokens.ts';

/** A comment that says not to speak of something: `fundamentals-ignore-next-line no-query-in-loop: five at most`. */
export interface Suppression {
  /** `next-line`, `line`, `start`, `end`, `file`, or what was written in their place. */
  readonly form: string;
  readonly rules: readonly string[];
  readonly reason: string;
  /** The comment. */
  readonly span: Span;
  /** What goes when the comment goes: its line, where it stands alone on it. */
  readonly removal: Span;
  /** Where a finding has to begin to be meant. */
  readonly covers: readonly Span[];
  /** It ends nothing, or nothing ends it. */
  readonly isUnpaired?: true;
}

const marker = 'fundamentals-ignore';

/** Every such comment of a file, in their order. */
export function suppressionsIn(file: ts.SourceFile): readonly Suppression[] {
  const { text } = file;
  if (!text.includes(marker)) return [];
  const found: Suppression[] = [];
  let before: ts.Node | undefined;
  const tokens = [...tokensOf(file, file)];
  tokens.forEach((token, at) => {
    for (const comment of commentsBefore(token, file)) {
      const written = directiveIn(text.slice(comment.pos, comment.end));
      if (!written) continue;
      const span = { start: comment.pos, end: comment.end };
      const covers = coverageOf(written.form, span, before, meantBy(tokens, at, file), file);
      found.push({ ...written, span, removal: removalOf(span, token, text), covers });
    }
    before = token;
  });
  return paired(found, text.length);
}

const directive = /fundamentals-ignore(?:-([\w-]+))?[ \t]*([^\n]*)/;

function directiveIn(comment: string): Pick<Suppression, 'form' | 'rules' | 'reason'> | undefined {
  const body = comment
    .replace(/^\/[/*]+/, '')
    .replace(/\*+\/$/, '')
    .replace(/\s*\n[\s*]*/g, ' ')
    .trim();
  const [, form = '', rest = ''] = body.startsWith(marker) ? (directive.exec(body) ?? []) : [];
  if (!body.startsWith(marker)) return;
  const colon = rest.indexOf(':');
  const named = colon < 0 ? rest : rest.slice(0, colon);
  const rules = named.split(/[\s,]+/).filter(Boolean);
  return { form, rules, reason: colon < 0 ? '' : rest.slice(colon + 1).trim() };
}

/** The comments between a token and the one before it. What stands between tags is text. */
function commentsBefore(token: ts.Node, file: ts.SourceFile): readonly ts.CommentRange[] {
  if (ts.isJsxText(token)) return [];
  const { text } = file;
  // A first line that names an interpreter is no comment, and hides those below it.
  const start = token.pos || (ts.getShebang(text)?.length ?? 0);
  return [...(start ? (ts.getTrailingCommentRanges(text, start) ?? []) : []), ...(ts.getLeadingCommentRanges(text, start) ?? [])].filter(
    ({ pos }, at, all) => all.findIndex((other) => other.pos === pos) === at,
  );
}

/** The token that a comment before a token is about: behind `{/* … *\/}` what follows that. */
function meantBy(tokens: readonly ts.Node[], at: number, file: ts.SourceFile): ts.Node | undefined {
  const token = tokens[at]!;
  if (!ts.isJsxExpression(token.parent) || token.kind !== ts.SyntaxKind.CloseBraceToken || token.parent.expression) return token;
  return tokens.slice(at + 1).find((next) => !(ts.isJsxText(next) && !next.getText(file).trim()));
}

function coverageOf(
  form: string,
  comment: Span,
  before: ts.Node | undefined,
  next: ts.Node | undefined,
  file: ts.SourceFile,
): readonly Span[] {
  const starts = lineStarts(file.text);
  const lineOf = (offset: number): Span => {
    const { line } = positionAt(starts, offset);
    return { start: starts[line]!, end: starts[line + 1] ?? file.text.length };
  };
  if (form === 'file') return [{ start: 0, end: file.text.length }];
  if (form === 'next-line' && next && next.kind !== ts.SyntaxKind.EndOfFileToken)
    return [lineOf(next.getStart(file)), ...withoutBlocks(outermost(next, 'first', file), file)];
  if (form !== 'line') return [];
  const line = lineOf(comment.start);
  const last = before && /[,;]/.test(before.getText(file)) && before.getChildCount(file) === 0 ? tokenBefore(before, file) : before;
  return last && last.end > line.start ? [line, ...withoutBlocks(outermost(last, 'last', file), file)] : [line];
}

function tokenBefore(token: ts.Node, file: ts.SourceFile): ts.Node | undefined {
  let found: ts.Node | undefined;
  for (const other of tokensOf(token.parent, file)) if (other.end <= token.getStart(file)) found = other;
  return found;
}

/**
 * A node without the statements that stand in blocks of their own, where there are several: a comment above a loop is not about all that the
 * loop does. However a formatter breaks the lines of a statement, this stays the same.
 */
function withoutBlocks(node: ts.Node, file: ts.SourceFile): readonly Span[] {
  const holes: Span[] = [];
  const visit = (inner: ts.Node): void => {
    const isBlock = (ts.isBlock(inner) && inner.statements.length > 1) || ts.isClassLike(inner) || ts.isCaseBlock(inner);
    if (isBlock) holes.push({ start: ts.isClassLike(inner) ? inner.members.pos : inner.getStart(file), end: inner.end });
    else ts.forEachChild(inner, visit);
  };
  visit(node);
  let at = node.getStart(file);
  const spans = holes.map(({ start, end }) => {
    const span = { start: at, end: start };
    at = end;
    return span;
  });
  return [...spans, { start: at, end: node.end }];
}

/** The comment with its braces in JSX, and with its line where nothing else stands on it. */
function removalOf({ start, end }: Span, token: ts.Node, text: string): Span {
  const { parent } = token;
  const isBraced = ts.isJsxExpression(parent) && !parent.expression;
  const [from, to] = isBraced ? [parent.getStart(), parent.end] : [start, end];
  const before = /[ \t]*$/.exec(text.slice(0, from))![0];
  const after = /^[ \t]*(\r?\n)?/.exec(text.slice(to))!;
  const isAlone = from - before.length === 0 || text[from - before.length - 1] === '\n';
  if (isAlone && (after[1] !== undefined || to + after[0].length === text.length))
    return { start: from - before.length, end: to + after[0].length };
  return isAlone ? { start: from, end: to + after[0].length } : { start: from - before.length, end: to };
}

/** Starts with the ends of the same rules. */
function paired(found: readonly Suppression[], length: number): readonly Suppression[] {
  const open: number[] = [];
  const result = [...found];
  found.forEach((suppression, at) => {
    if (suppression.form === 'start') open.push(at);
    if (suppression.form !== 'end') return;
    const opening = open.findLastIndex((start) => found[start]!.rules.join() === suppression.rules.join() || !suppression.rules.length);
    const [start] = opening < 0 ? [] : open.splice(opening, 1);
    if (start === undefined) result[at] = { ...suppression, isUnpaired: true };
    else result[start] = { ...found[start]!, covers: [{ start: found[start]!.span.end, end: suppression.span.start }] };
  });
  for (const at of open) result[at] = { ...found[at]!, covers: [{ start: found[at]!.span.end, end: length }], isUnpaired: true };
  return result;
}
