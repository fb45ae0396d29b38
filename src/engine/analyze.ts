import type { Baseline } from './baseline.ts';
import type { FactReader } from './facts.ts';
import type { Change, Finding, FixRef, ResolvedChange } from './finding.ts';
import { whyNotEdited } from './generated.ts';
import { nodesOf } from './nodes.ts';
import { syntaxErrors } from './parse.ts';
import { type NamedPlace, optionsOf, type Problem, type Problems, type Rule, type RuleContext, type Visitors } from './rule.ts';
import { type FileId, type Span, spanOf } from './text.ts';
import { ts } from './ts.ts';
import type { Workspace } from './workspace.ts';

/** Every finding of these rules in one file. A file that holds nothing for them is not parsed; one walk serves all of them. */
export function analyze(workspace: Workspace, file: FileId, rules: readonly Rule[]): readonly Finding[] {
  return judged(workspace, file, rules).map(({ steps, ...finding }) => ({
    ...finding,
    because: steps.map(({ at, message }) => ({ file: at.file, span: 'span' in at ? at.span : placeOf(at, workspace.facts), message })),
  }));
}

/** The same object as long as no conclusion about the file changed; places in other files may have moved. */
export function conclusions(workspace: Workspace, file: FileId, rules: readonly Rule[]): object {
  return judged(workspace, file, rules);
}

/** Makes a fix again from its reference, or says 'stale' where the text or the finding is gone. */
export function resolveFix(workspace: Workspace, ref: FixRef, rules: readonly Rule[]): ResolvedChange | 'stale' {
  if (workspace.version(ref.file) !== ref.version) return 'stale';
  const rule = rules.find(({ id }) => id === ref.rule);
  if (!rule) return 'stale';
  const { facts, baseline } = workspace;
  const fix = problemsIn(workspace.parse(ref.file), [rule], facts, baseline)
    .filter(({ problem: { at } }) => isSameSpan(placed(at), ref.span))
    .flatMap(({ problem: { fixes = [] } }) => fixes)
    .find(({ id }) => id === ref.fix);
  const world = { facts, ...(baseline && { baseline }), parse: (file: FileId) => workspace.parse(file) };
  const change: Change | 'stale' = fix?.make(world) ?? 'stale';
  if (change === 'stale') return 'stale';
  const touched = new Set(change.edits.map(({ file }) => file));
  return { ...change, madeFor: Object.fromEntries([...touched].map((file) => [file, workspace.version(file)])) };
}

/** Plain data, so that two verdicts can be compared; a tree is not kept by it. */
type Judged = Omit<Finding, 'because'> & {
  readonly steps: readonly { readonly at: NamedPlace | { readonly file: FileId; readonly span: Span }; readonly message: string }[];
};

function judged(workspace: Workspace, file: FileId, rules: readonly Rule[]): readonly Judged[] {
  return workspace.remember(`findings/${rules.map(wish).join()}`, file, (facts, tree, baseline, isAsBefore) => {
    const candidates = rules.filter((rule) => rule.mayApply(file, facts, baseline, isAsBefore));
    if (!candidates.length || whyNotEdited(tree().text) !== undefined) return [];
    return problemsIn(tree(), candidates, facts, baseline).map(({ rule, problem }) => toJudged(file, rule, problem));
  });
}

/** Names a rule with all that a project may set of it. */
function wish(rule: Rule): string {
  return `${rule.id} ${rule.severity} ${rule.options ? JSON.stringify(optionsOf(rule)) : ''}`;
}

interface Hit {
  readonly rule: Rule;
  readonly problem: Problem;
}

function problemsIn(file: ts.SourceFile, rules: readonly Rule[], facts: FactReader, baseline: Baseline | undefined): readonly Hit[] {
  const hits: Hit[] = [];
  const visitors = byKind(rules);
  const contexts = new Map(
    rules.map((rule): [Rule, RuleContext] => [rule, { file, facts, options: optionsOf(rule), ...(baseline && { baseline }) }]),
  );
  const isWhole = !syntaxErrors(file).length;
  for (const node of nodesOf<ts.Node>(file, ...visitors.keys())) {
    for (const { rule, visitor } of visitors.get(node.kind)!) {
      for (const problem of listOf(visitor(node as never, contexts.get(rule)!))) {
        if (!isInBrokenStatement(problem.at, file)) hits.push({ rule, problem: isWhole ? problem : withoutFixes(problem) });
      }
    }
  }
  return hits;
}

type Visit = (node: never, ctx: RuleContext) => Problems;

function byKind(rules: readonly Rule[]): ReadonlyMap<ts.SyntaxKind, readonly { rule: Rule; visitor: Visit }[]> {
  const visitors = new Map<ts.SyntaxKind, { rule: Rule; visitor: Visit }[]>();
  for (const rule of rules) {
    for (const [name, visitor] of Object.entries(rule.visit) as [keyof Visitors, Visit][]) {
      const kind = ts.SyntaxKind[name];
      visitors.set(kind, [...(visitors.get(kind) ?? []), { rule, visitor }]);
    }
  }
  return visitors;
}

function listOf(problems: Problems): Iterable<Problem> {
  if (!problems) return [];
  return Symbol.iterator in problems ? problems : [problems];
}

/** While somebody types, the parser guesses: nothing is said about the statement that it could not read. */
function isInBrokenStatement(at: ts.Node | Span, file: ts.SourceFile): boolean {
  const errors = syntaxErrors(file);
  if (!errors.length) return false;
  const { start, end } = placed(at);
  let statement: ts.Node = file;
  for (let inner: ts.Node | undefined = file; inner; inner = childAround(inner, start, end)) if (ts.isStatement(inner)) statement = inner;
  return errors.some((error) => statement.pos <= error.start && error.start <= statement.end);
}

function childAround(node: ts.Node, start: number, end: number): ts.Node | undefined {
  return ts.forEachChild(node, (child) => (child.pos <= start && end <= child.end ? child : undefined));
}

function placed(at: ts.Node | Span): Span {
  return 'kind' in at ? spanOf(at) : at;
}

function isSameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** What the parser guessed is good enough to say something, but not to write it. */
function withoutFixes({ fixes, ...problem }: Problem): Problem {
  return problem;
}

function toJudged(file: FileId, rule: Rule, { at, message, severity = rule.severity, isHint, because = [], fixes = [] }: Problem): Judged {
  return {
    rule: rule.id,
    concept: rule.concept,
    file,
    span: placed(at),
    severity: isHint ? 'hint' : severity,
    message,
    steps: because.map(({ at: place, message: said }) => ({
      at: 'key' in place ? place : { file, span: spanOf(place as ts.Node) },
      message: said,
    })),
    fixes: fixes.map(({ id, title, safety }) => ({ id, title, safety })),
  };
}

function placeOf({ file, places, key }: NamedPlace, facts: FactReader): Span {
  return facts.of(places, file)[key] ?? { start: 0, end: 0 };
}
