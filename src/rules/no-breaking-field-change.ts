import type { Baseline } from '../engine/baseline.ts';
import { isSame } from '../engine/equal.ts';
import type { FactReader } from '../engine/facts.ts';
import { memo } from '../engine/memo.ts';
import { own } from '../engine/own.ts';
import { defineRule, type Fix, type Problem, type RuleContext, type Step } from '../engine/rule.ts';
import { type FileId, lineStarts, positionAt, type Span } from '../engine/text.ts';
import type { ts } from '../engine/ts.ts';
import type { Change } from '../facts/contracts/change.ts';
import { compareShapes } from '../facts/contracts/compare.ts';
import { type Crossing, crossingsOf } from '../facts/contracts/reach.ts';
import { severityOf } from '../facts/contracts/severity.ts';
import type { Container } from '../facts/contracts/shape.ts';
import { modules } from '../facts/modules.ts';
import { placeKey, shapePlaces } from '../facts/shape-places.ts';
import { shapes } from '../facts/shapes.ts';
import { keepField, undoRename } from '../fixes/keep-field.ts';
import { messageFor } from './contract-words.ts';

export const noBreakingFieldChange = defineRule({
  id: 'no-breaking-field-change',
  concept: 'api-contracts',
  severity: 'warning',
  needs: 'facts',
  summary: 'A field of an API is renamed, removed or retyped while clients still use it.',
  why: `
Clients are deployed on their own: a phone keeps last month's app, a partner's script nobody maintains.
What they read is gone the moment this is released, and no compiler of yours sees it.
Expand first: serve the old and the new field side by side, mark the old one deprecated, remove it when no client reads it any more.

The project is compared with a commit: with where the branch began, or what \`--base\` names.

Ignore it when every client is released together with this code.`,
  examples: [
    {
      baseline: `
export function presentCustomer(customer: { id: string; name: string }) {
  return {
    id: customer.id,
    user_name: customer.name,
  };
}
app.get('/customers/:id', (req, res) => {
  res.json(presentCustomer(req.customer));
});`,
      prelude: `
declare const app: any;`,
      bad: `
export function presentCustomer(customer: { id: string; name: string }) {
  return {
    id: customer.id,
    name: customer.name,
//  ^^^^ 💡 \`user_name\` was renamed to \`name\` in \`presentCustomer\`, the response of GET /customers/:id; clients that read \`user_name\` break. Keep both until they have moved.
  };
}
app.get('/customers/:id', (req, res) => {
  res.json(presentCustomer(req.customer));
});`,
      good: `
export function presentCustomer(customer: { id: string; name: string }) {
  return {
    id: customer.id,
    name: customer.name,
    /** @deprecated use \`name\` */
    user_name: customer.name,
  };
}
app.get('/customers/:id', (req, res) => {
  res.json(presentCustomer(req.customer));
});`,
    },
  ],
  // As for other rules, but for `spec`: APIs are described in folders of that name.
  skips:
    /(^|\/)(tests?|__tests__|__mocks__|e2e|fixtures|seeds?|seeders|migrations?|scripts|bench(marks?)?|examples?)\/|[.-](test|spec|seed|e2e|bench)\.[cm]?[jt]sx?$|(^|\/)seed\.[cm]?[jt]s$/,
  mayApply(file, facts, baseline) {
    const before = baseline?.fileOf(file);
    if (!baseline || before === undefined) return false;
    const isSameFact = <T>(fact: Parameters<FactReader['of']>[0] & { extract(file: ts.SourceFile): T }): boolean =>
      isSame(facts.of(fact, file), baseline.facts.of(fact, before));
    return !isSameFact(shapes) || !isSameFact(modules);
  },
  visit: { SourceFile: breakingChanges },
});

function breakingChanges(file: ts.SourceFile, ctx: RuleContext): readonly Problem[] {
  const start = ({ at }: Problem): number => ('start' in at ? at.start : at.getStart());
  return [...changesIn(file, ctx)].sort((a, b) => start(a) - start(b));
}

function* changesIn({ fileName: file }: ts.SourceFile, { facts, baseline }: RuleContext): Iterable<Problem> {
  const fileBefore = baseline?.fileOf(file);
  if (!baseline || fileBefore === undefined) return;
  const [then, now] = [baseline.facts.of(shapes, fileBefore), facts.of(shapes, file)];
  const importsAsBefore = isSame(facts.of(modules, file), baseline.facts.of(modules, fileBefore));
  const said = new Set<string>();
  for (const [key, before] of Object.entries(then)) {
    const after = own(now, key);
    if (!after || (importsAsBefore && isSame(before, after))) continue;
    const language = before.sink?.language;
    const changes = compareShapes(
      { shape: before.shape, file: fileBefore, facts: baseline.facts },
      { shape: after.shape, file, facts },
      { ...(language && { language }), fileOf: (one) => baseline.fileOf(one) },
    );
    if (!changes.length) continue;
    const known = new Map<string, readonly Crossing[]>();
    for (const change of changes) {
      const crossings = memo(known, change.path[0] ?? '', () => crossingsThen(file, key, change, after, facts, baseline));
      const problem = problemFor(change, { file, fileBefore, key, container: before, crossings, facts, baseline });
      const id = problem && JSON.stringify([problem.at, change.is, change.path.at(-1)]);
      if (problem && !said.has(id!)) yield problem;
      if (id) said.add(id);
    }
  }
}

/** Where the shape crosses an interface that clients could already use. */
function crossingsThen(
  file: FileId,
  key: string,
  change: Change,
  container: Container,
  facts: FactReader,
  baseline: Baseline,
): readonly Crossing[] {
  const crossings = container.sink ? [{ ...container.sink, file, key }] : crossingsOf(file, key, change.path[0], facts);
  return crossings.filter((crossing) => {
    const before = baseline.fileOf(crossing.file);
    return before !== undefined && own(baseline.facts.of(shapes, before), crossing.key)?.sink !== undefined;
  });
}

/** A route that another file answers now, and did not before, is not gone. */
function isServedElsewhere({ path: [route = ''] }: Change, { file, container, facts, baseline }: Found): boolean {
  const has = (there: FactReader, other: FileId | undefined): boolean => {
    const shape = other === undefined ? undefined : own(there.of(shapes, other), 'routes')?.shape;
    return shape?.is === 'object' && own(shape.fields, route) !== undefined;
  };
  const text = container.shape.is === 'object' ? (own(container.shape.fields, route)?.text ?? '') : '';
  const path = text.slice(text.indexOf(' ') + 1);
  const words = ['Controller', ...["'", '"', '`'].map((quote) => quote + path + quote)];
  return words.some((word) =>
    facts.mentioning(word).some((other) => other !== file && has(facts, other) && !has(baseline.facts, baseline.fileOf(other))),
  );
}

interface Found {
  readonly file: FileId;
  readonly fileBefore: FileId;
  readonly key: string;
  readonly container: Container;
  readonly crossings: readonly Crossing[];
  readonly facts: FactReader;
  readonly baseline: Baseline;
}

function problemFor(change: Change, found: Found): Problem | undefined {
  const { crossings, container, file, key, facts } = found;
  if (key === 'routes' && isServedElsewhere(change, found)) return;
  if (container.kind === 'path' && change.is !== 'renamed') return;
  const severity = crossings.length ? severityOf(change, crossings, container.sink?.language) : undefined;
  if (!severity) return;
  const places = facts.of(shapePlaces, file);
  const at = placeOf(change, key, places);
  const fixes = fixesFor(change, at, found);
  return {
    at,
    message: messageFor(change, container, crossings),
    severity,
    fixes,
    because: [stepBefore(change, found), ...stepsOf(crossings)],
  };
}

/** What is renamed or gone can be kept; clients that send a field need a server that takes both names. */
function fixesFor(change: Change, at: Span, { file, fileBefore, key, container, crossings, facts, baseline }: Found): readonly Fix[] {
  if ((change.is !== 'renamed' && change.is !== 'removed') || change.before.isDeprecated) return [];
  if (container.kind === 'path' || key === 'routes') return [];
  const places = facts.of(shapePlaces, file);
  const parent = change.path.slice(0, -1);
  const neighbour =
    change.is === 'removed' && change.after !== undefined ? own(places, placeKey(key, [...parent, change.after])) : undefined;
  const anchor = change.is === 'renamed' ? own(places, placeKey(key, [...parent, change.to])) : neighbour;
  const before = own(baseline.facts.of(shapePlaces, fileBefore), placeKey(key, change.path));
  if (!anchor || !before || !isIn(at, anchor, change)) return [];
  const field = {
    file,
    name: change.path.at(-1)!,
    ...(change.is === 'renamed' && { newName: change.to }),
    anchor,
    isRead: crossings.every(({ direction }) => direction === 'response'),
    before: { file: fileBefore, at: before },
  };
  return [keepField(field, baseline), undoRename(field)].filter((fix) => fix !== undefined);
}

/** A renamed field is fixed where it is underlined. */
function isIn(at: Span, anchor: Span, change: Change): boolean {
  return change.is === 'removed' || at.start === anchor.start;
}

/** The new field, the field that changed, or what held the field that is gone. */
function placeOf(change: Change, key: string, places: Readonly<Record<string, Span>>): Span {
  const parent = change.path.slice(0, -1);
  const path =
    change.is === 'renamed' ? [...parent, change.to] : change.is === 'removed' ? parent : change.is === 'moved' ? change.to : change.path;
  for (let length = path.length; length > 0; length--) {
    const place = own(places, placeKey(key, path.slice(0, length)));
    if (place) return place;
  }
  const neighbour = key === 'routes' && change.is === 'removed' && change.after !== undefined ? change.after : undefined;
  if (neighbour !== undefined) return own(places, placeKey(key, [neighbour])) ?? { start: 0, end: 0 };
  return own(places, key) ?? { start: 0, end: 0 };
}

function stepBefore(change: Change, { file, fileBefore, key, facts, baseline }: Found): Step {
  const places = baseline.facts.of(shapePlaces, fileBefore);
  const place = own(places, placeKey(key, change.path)) ?? own(places, key);
  const { line } = positionAt(lineStarts(baseline.read(fileBefore) ?? ''), place?.start ?? 0);
  const name = change.path.at(-1);
  const text = 'before' in change && change.before.text && change.before.text !== name ? `: ${change.before.text}`.slice(0, 60) : '';
  const shownFile = fileBefore.split('/').at(-1);
  const at = own(facts.of(shapePlaces, file), key) ? key : '';
  return { at: { file, places: shapePlaces, key: at }, message: `in ${baseline.ref} it is \`${name}${text}\`, ${shownFile}:${line + 1}` };
}

/** One step for each of the first few places in which clients meet the shape. */
function stepsOf(crossings: readonly Crossing[]): readonly Step[] {
  return crossings.slice(0, 3).map(({ file, key, proof, route }) => ({
    at: { file, places: shapePlaces, key },
    message: route !== undefined && !proof.includes(route) ? `${proof}: ${route}` : proof,
  }));
}
