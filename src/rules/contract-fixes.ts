import { type Baseline, type Commit, isSnapshot } from '../engine/baseline.ts';
import type { FactReader } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { Fix } from '../engine/rule.ts';
import type { Span } from '../engine/text.ts';
import type { ts } from '../engine/ts.ts';
import type { Broken } from '../facts/contracts/broken.ts';
import type { Change } from '../facts/contracts/change.ts';
import type { PlacedField } from '../facts/contracts/leaves.ts';
import { isKeptOnTheWire } from '../facts/contracts/severity.ts';
import { placeKey, shapePlaces } from '../facts/shape-places.ts';
import { keepField } from '../fixes/fields/keep-field.ts';
import { reserveNumber } from '../fixes/fields/keep-in-protobuf.ts';
import type { LostField } from '../fixes/fields/lost-field.ts';
import { undoRename } from '../fixes/fields/undo-rename.ts';

/** What is renamed or gone can be kept; clients that send a field need a server that takes both names. */
export function fixesFor(broken: Broken, at: Span, tree: ts.SourceFile, facts: FactReader, baseline: Baseline): readonly Fix[] {
  const { change, file, key, container, crossings } = broken;
  if ((change.is !== 'renamed' && change.is !== 'removed') || isKeptOnTheWire(change)) return [];
  if (change.is === 'removed' && change.isHidden) return [];
  const isCall = container.kind === 'operation' && container.sink?.language === 'protobuf';
  if (container.kind === 'path' || key === 'routes' || isCall) return [];
  const places = facts.of(shapePlaces, file);
  const parent = change.path.slice(0, -1);
  const neighbour =
    change.is === 'removed' && change.after !== undefined ? own(places, placeKey(key, [...parent, change.after])) : undefined;
  const anchor = change.is === 'renamed' ? own(places, placeKey(key, [...parent, change.to])) : neighbour;
  const before = isSnapshot(baseline) ? { known: knownOf(change.before) } : placeBefore(broken, baseline);
  if (!anchor || !before || !isIn(at, anchor, change)) return [];
  const field = {
    tree,
    key,
    name: change.path.at(-1)!,
    ...(change.is === 'renamed' && { newName: change.to }),
    anchor,
    crossings,
    ...before,
  };
  const reserved = change.is === 'removed' && container.sink?.language === 'protobuf' ? reserveNumber(field) : undefined;
  const kept = change.before.isDeprecated ? [] : [keepField(field), undoRename(field)];
  return [...kept, reserved].filter((fix) => fix !== undefined);
}

/** Where its old code stands. */
function placeBefore({ change, fileBefore, key }: Broken, { facts, read }: Commit): Pick<LostField, 'before'> | undefined {
  const at = fileBefore === undefined ? undefined : own(facts.of(shapePlaces, fileBefore), placeKey(key, change.path));
  return at && { before: { file: fileBefore!, at, read: () => read(fileBefore!) } };
}

/** A snapshot holds no code. */
function knownOf({ type, isOptional, number }: PlacedField): NonNullable<LostField['known']> {
  return { type: type.shape, ...(isOptional && { isOptional }), ...(number !== undefined && { number }) };
}

/** A renamed field is fixed where it is underlined. */
function isIn(at: Span, anchor: Span, change: Change): boolean {
  return change.is === 'removed' || at.start === anchor.start;
}
