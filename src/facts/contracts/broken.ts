import type { Baseline } from '../../engine/baseline.ts';
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
import { type Crossing, crossingsOf } from './reach.ts';
import { severityOf } from './severity.ts';
import type { Container } from './shape.ts';

/** A change of what a file says that clients may notice. */
export interface Broken {
  readonly change: Change;
  readonly severity: Severity;
  readonly file: FileId;
  readonly fileBefore: FileId;
  /** What it is a change of, by its key among the shapes of the file. */
  readonly key: string;
  /** That, as it was. */
  readonly container: Container;
  /** Where clients meet it. */
  readonly crossings: readonly Crossing[];
}

/** What clients of then may notice of what a file says now. */
export function* brokenIn(file: FileId, facts: FactReader, baseline: Baseline): Iterable<Broken> {
  const fileBefore = baseline.fileOf(file);
  if (fileBefore === undefined) return;
  const [then, now] = [baseline.facts.of(shapes, fileBefore), facts.of(shapes, file)];
  const importsAsBefore = isSame(facts.of(modules, file), baseline.facts.of(modules, fileBefore));
  for (const [key, container] of Object.entries(then)) {
    const after = own(now, key);
    if (!after || (importsAsBefore && isSame(container, after))) continue;
    const language = container.sink?.language;
    const changes = compareShapes(
      { shape: container.shape, file: fileBefore, facts: baseline.facts },
      { shape: after.shape, file, facts },
      { ...(language && { language }), fileOf: (one) => baseline.fileOf(one) },
    );
    const known = new Map<string, readonly Crossing[]>();
    for (const change of changes) {
      const reached = memo(known, change.path[0] ?? '', () => crossingsThen(file, key, change, after, facts, baseline));
      const crossings = isAboutPresence(change) ? reached.filter(({ isLoose }) => !isLoose) : reached;
      const severity = crossings.length ? severityIn(change, container, crossings) : undefined;
      const broken = severity && { change, severity, file, fileBefore, key, container, crossings };
      if (broken && !(key === 'routes' && isServedElsewhere(broken, facts, baseline))) yield broken;
    }
  }
}

/** Parameters of paths have names only for clients that are generated. */
function severityIn(change: Change, { kind, sink }: Container, crossings: readonly Crossing[]): Severity | undefined {
  if (kind === 'path') return change.is === 'renamed' ? 'warning' : undefined;
  return severityOf(change, crossings, sink?.language);
}

/** Whether a change is only one where the field had to be there. */
function isAboutPresence(change: Change): boolean {
  return (
    change.path.length === 1 &&
    (change.is === 'demanded' || ((change.is === 'loosened' || change.is === 'tightened') && change.what === 'optional'))
  );
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
  const crossings: readonly Crossing[] = container.sink
    ? [{ ...container.sink, file, key }]
    : crossingsOf(file, key, change.path[0], facts);
  return crossings.filter((crossing) => {
    const before = baseline.fileOf(crossing.file);
    return before !== undefined && own(baseline.facts.of(shapes, before), crossing.key)?.sink !== undefined;
  });
}

/** A route that another file answers now, and did not before, is not gone. */
function isServedElsewhere({ change, file, container }: Broken, facts: FactReader, baseline: Baseline): boolean {
  const [route = ''] = change.path;
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
