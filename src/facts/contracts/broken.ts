import { type Baseline, type Commit, isSnapshot } from '../../engine/baseline.ts';
import { isSame } from '../../engine/equal.ts';
import type { FactReader } from '../../engine/facts.ts';
import type { Severity } from '../../engine/finding.ts';
import { memo } from '../../engine/memo.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { modules } from '../modules.ts';
import { shapes } from '../shapes.ts';
import type { Change } from './change.ts';
import { compareShapes } from './compare.ts';
import { departuresIn } from './departures.ts';
import { routesGoneWithFiles } from './gone-routes.ts';
import { type Crossing, crossingsOf } from './reach.ts';
import { filesOf, isServedElsewhere } from './served.ts';
import { severityOf } from './severity.ts';
import type { Container, Field } from './shape.ts';

/** A change of what a file says that clients may notice. */
export interface Broken {
  readonly change: Change;
  readonly severity: Severity;
  readonly file: FileId;
  /** Where it was, in a commit. */
  readonly fileBefore?: FileId;
  /** What it is a change of, by its key among the places of a snapshot. */
  readonly noted?: string;
  /** What it is a change of, by its key among the shapes of the file. */
  readonly key: string;
  /** That, as it was in a commit, or as it is. */
  readonly container: Container;
  /** Where clients meet it. */
  readonly crossings: readonly Crossing[];
  /** So many routes moved with this one, from and to the same place, or are gone with the same file. */
  readonly others?: number;
  /** The file that is gone as a whole. */
  readonly goneWith?: FileId;
}

/** What clients of then may notice of what a file says now. */
export function brokenIn(file: FileId, facts: FactReader, baseline: Baseline): readonly Broken[] {
  const found = isSnapshot(baseline)
    ? departuresIn(file, baseline.snapshot, facts)
    : [...changesIn(file, facts, baseline), ...routesGoneWithFiles(file, facts, baseline)];
  const moves = new Map<string, Broken[]>();
  for (const broken of found) {
    const move = moveOf(broken);
    if (move !== undefined) moves.set(move, [...(moves.get(move) ?? []), broken]);
  }
  return found.flatMap((broken) => {
    const together = moves.get(moveOf(broken) ?? '') ?? [];
    if (together.length < 2) return [broken];
    const names = broken.container.shape.is === 'object' ? Object.keys(broken.container.shape.fields) : [];
    const first = names.find((name) => together.some(({ change }) => change.path[0] === name));
    return first === broken.change.path[0] ? [{ ...broken, others: together.length - 1 }] : [];
  });
}

/** What became what at the start of a route: a controller has another path, a router is mounted elsewhere. */
function moveOf({ key, change }: Broken): string | undefined {
  if (key !== 'routes' || change.is !== 'renamed') return;
  const [from, to] = [change.before.text, change.after.text].map((route) => route.slice(route.indexOf(' ') + 1).split('/')) as [
    string[],
    string[],
  ];
  while (from.length && from.at(-1) === to.at(-1)) {
    from.pop();
    to.pop();
  }
  return `${from.join('/')} ${to.join('/')}`;
}

function* changesIn(file: FileId, facts: FactReader, baseline: Commit): Iterable<Broken> {
  const fileBefore = baseline.fileOf(file);
  if (fileBefore === undefined) return;
  const [then, now] = [baseline.facts.of(shapes, fileBefore), facts.of(shapes, file)];
  const importsAsBefore = isSame(facts.of(modules, file), baseline.facts.of(modules, fileBefore));
  const [leavesThen, leavesNow] = [new WeakMap(), new WeakMap()];
  for (const [key, container] of Object.entries(then)) {
    const after = own(now, key) ?? withoutRoutes(key, container, file, facts);
    if (!after || (importsAsBefore && isSame(container, after))) continue;
    const language = container.sink?.language;
    const changes = compareShapes(
      { shape: container.shape, file: fileBefore, facts: baseline.facts, known: leavesThen },
      { shape: after.shape, file, facts, known: leavesNow },
      { ...(language && { language }), fileOf: (one) => baseline.fileOf(one) },
    );
    const known = new Map<string, readonly Crossing[]>();
    for (const change of changes) {
      const reached = memo(known, fieldOf(change) ?? '*', () => crossingsThen(file, key, change, after, facts, baseline));
      const isAsked = change.is === 'demanded' || change.is === 'tightened';
      const crossings = reached.filter(({ isLoose, isOneOf }) => !(isLoose && isAboutPresence(change)) && !(isOneOf && isAsked));
      const severity = crossings.length ? severityOf(change, crossings, { kind: container.kind, language }) : undefined;
      const broken = severity && { change, severity, file, fileBefore, key, container, crossings };
      if (broken && !(key === 'routes' && isServedElsewhere(broken, facts, filesOf(baseline)))) yield broken;
    }
  }
}

/** A file that is there and answers nothing any more. */
function withoutRoutes(key: string, container: Container, file: FileId, facts: FactReader): Container | undefined {
  const fields = key === 'routes' && container.shape.is === 'object' ? Object.values(container.shape.fields) : [];
  const isMentioned = ({ text }: Field): boolean => {
    const [word] = text.match(/[\w-]+(?=\/?$|\/[:{[])/) ?? [];
    return word === undefined || facts.mentioning(word).includes(file);
  };
  return fields.length && !fields.some(isMentioned) ? { ...container, shape: { is: 'object', fields: {} } } : undefined;
}

/** Whether a change is only one where the field had to be there. */
function isAboutPresence(change: Change): boolean {
  return (
    change.path.length === 1 &&
    (change.is === 'demanded' || ((change.is === 'loosened' || change.is === 'tightened') && change.what === 'optional'))
  );
}

/** The field by which a change is followed: what is another as a whole crosses only where the whole does. */
function fieldOf(change: Change): string | undefined {
  return change.is === 'retyped' && !change.path.length ? '' : change.path[0];
}

/** Where the shape crosses an interface that clients could already use. */
function crossingsThen(
  file: FileId,
  key: string,
  change: Change,
  container: Container,
  facts: FactReader,
  baseline: Commit,
): readonly Crossing[] {
  const field = fieldOf(change);
  const crossings: readonly Crossing[] = container.sink ? [{ ...container.sink, file, key }] : crossingsOf(file, key, field, facts);
  const fileBefore = baseline.fileOf(file);
  // Of several things that a function returned, a handler may have sent some alone; a name may stand for something else somewhere else now.
  const isPart = field === '' || (container.kind === 'function' && change.is === 'removed');
  const sent = isPart && !container.sink && fileBefore !== undefined ? crossingsOf(fileBefore, key, field, baseline.facts) : undefined;
  return crossings.filter((crossing) => {
    const before = baseline.fileOf(crossing.file);
    if (before === undefined || own(baseline.facts.of(shapes, before), crossing.key)?.sink === undefined) return false;
    return !sent || sent.some((one) => one.file === before && one.key === crossing.key);
  });
}
