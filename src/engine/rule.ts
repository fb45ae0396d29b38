import type { Baseline } from './baseline.ts';
import type { FactReader, FileFact } from './facts.ts';
import type { Change, Safety, Severity } from './finding.ts';
import type { Schema } from './schema.ts';
import type { FileId, Span } from './text.ts';
import type { ts } from './ts.ts';

/** One anti-pattern: what it is called, why it hurts, what it looks like, how it is found and put right. */
export interface Rule {
  /** Equals the file name; `no-` forbids, `prefer-` suggests, `require-` demands. */
  readonly id: string;
  /** The page of the reference that explains it. */
  readonly concept: string;
  readonly severity: Severity;
  /** The cheapest tier that can decide it. */
  readonly needs: 'syntax' | 'facts' | 'types';
  /** What is wrong, in one sentence. */
  readonly summary: string;
  /** Why it hurts and when to ignore it, in Markdown. */
  readonly why: string;
  readonly examples: readonly Example[];
  /** Paths, relative to the project, of files in which it says nothing unless a person names them. */
  readonly skips?: RegExp;
  /** What a project may set, by name; each has a description and a default. */
  readonly options?: Readonly<Record<string, Schema>>;
  /** Asked of the facts alone: false means that the file holds nothing for this rule and need not be parsed. `isAsBefore`: it holds what it held. */
  mayApply(file: FileId, facts: FactReader, baseline?: Baseline, isAsBefore?: boolean): boolean;
  readonly visit: Visitors;
}

/** Executed by the tests, shown to readers: in `bad` a line of carets under a line states the finding in it. */
export interface Example {
  /** Declarations the example stands on and a page need not show. */
  readonly prelude?: string;
  /** What the code was, where the rule compares. */
  readonly baseline?: string;
  readonly bad: string;
  readonly good: string;
}

export type Visitors = { readonly [K in keyof NodeByKind]?: (node: NodeByKind[K], ctx: RuleContext) => Problems };

/** Grows with the rules: the kinds of node that a rule may visit. */
export interface NodeByKind {
  SourceFile: ts.SourceFile;
  CallExpression: ts.CallExpression;
  TaggedTemplateExpression: ts.TaggedTemplateExpression;
}

export type Problems = Iterable<Problem> | Problem | undefined;

export interface RuleContext {
  readonly file: ts.SourceFile;
  readonly facts: FactReader;
  /** What the project was; undefined where nobody compares. */
  readonly baseline?: Baseline;
  /** What the project has set, or the defaults. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Problem {
  /** A span where there is no node: in a document. */
  readonly at: ts.Node | Span;
  readonly message: string;
  /** Where it is not what the rule says. */
  readonly severity?: Severity;
  /** It may well be harmless: a hint in the editor, left out of the command line's text and of its exit code. */
  readonly isHint?: true;
  readonly because?: readonly Step[];
  readonly fixes?: readonly Fix[];
}

/** A place in the proof. */
export interface Step {
  readonly at: ts.Node | NamedPlace;
  readonly message: string;
}

/** A place in another file, named rather than measured: typing above it there is no reason to judge this file again. */
export interface NamedPlace {
  readonly file: FileId;
  /** Where that file keeps the span of `key`. */
  readonly places: FileFact<Readonly<Record<string, Span>>>;
  readonly key: string;
}

export interface Fix {
  /** Unique among the fixes of its rule. */
  readonly id: string;
  readonly title: string;
  readonly safety: Safety;
  make(world: World): Change | 'stale';
}

/** What a fix may do and a rule on the hot path may not: parse other files. */
export interface World {
  readonly facts: FactReader;
  readonly baseline?: Baseline;
  parse(file: FileId): ts.SourceFile | undefined;
}

/** Code that runs once, at somebody's command, rather than for every request: tests, seeds, migrations, scripts. */
export const notInProduction =
  /(^|\/)(\.[\w-]+|tests?(?:[-_][\w-]+)?|testing|__(?:tests|mocks|e2e|fixtures)__|e2e|cypress|playwright|specs?|fixtures|seeds?|seeders|migrations?|scripts|bench(marks?)?|examples?)\/|[.-]((?:server|client|unit|int|integration)?test|spec|seed|e2e|bench)\.[cm]?[jt]sx?$|(^|\/)(seed|db\/upgrade|migrate[-_][\w.-]+)\.[cm]?[jt]s$/;

/** The rules that speak about a file nobody named, by its path relative to the project. */
export function rulesFor(path: string, rules: readonly Rule[]): readonly Rule[] {
  return rules.filter(({ skips }) => !skips?.test(path));
}

/** A rule as a project wants it. */
export function configured(rule: Rule, severity: Severity, options: Readonly<Record<string, unknown>> = {}): Rule {
  const own = Object.entries(rule.options ?? {}).map(([name, schema]) => [
    name,
    name in options ? { ...schema, default: options[name] } : schema,
  ]);
  return { ...rule, severity, ...(rule.options && { options: Object.fromEntries(own) }) };
}

/** The values that the options of a rule have. */
export function optionsOf({ options = {} }: Rule): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).map(([name, schema]) => [name, schema.default]));
}

/** Gives a rule its type where it is written. */
export const defineRule = (rule: Rule): Rule => rule;
