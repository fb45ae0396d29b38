import type { FactReader } from '../../engine/facts.ts';
import { memo } from '../../engine/memo.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { contract } from '../contract.ts';
import { placeKey } from '../shape-places.ts';
import { shapes } from '../shapes.ts';
import type { Broken } from './broken.ts';
import type { Change } from './change.ts';
import { compareShapes } from './compare.ts';
import { homeOf } from './homes.ts';
import { type KnownEntry, knownEntries, namesFor } from './known-entries.ts';
import { goneRoutes } from './known-routes.ts';
import type { Home } from './leaves.ts';
import type { Crossing } from './reach.ts';
import { crossingKey, settledShapes } from './settled.ts';
import { severityOf } from './severity.ts';
import { type Shape, textOf } from './shape.ts';
import { shapeFrom } from './tree.ts';

/** Whether a snapshot may say something of a file. */
export function mayDepart(file: FileId, snapshot: FileId, facts: FactReader): boolean {
  const said = facts.of(contract, snapshot).contract;
  return said !== undefined && (own(said.routes, file) !== undefined || namesFor(file, said, facts).length > 0);
}

/** What clients may notice that hold a project to what was written down of it: each change where the file says it, else where it crosses. */
export function departuresIn(file: FileId, snapshot: FileId, facts: FactReader): readonly Broken[] {
  const said = facts.of(contract, snapshot).contract;
  if (!said) return [];
  const found = new Map<string, Found>();
  for (const entry of knownEntries(file, said, facts)) {
    for (const change of changesOf(entry, facts)) {
      const home = homeOf(change, entry, facts);
      const isHere = home.file === file || (entry.file === file && !entry.from.includes(home.file));
      if (!isHere) continue;
      const at: Home = home.file === file ? home : { file, key: entry.key, path: change.path };
      const placed = movedTo(at, change);
      const id = JSON.stringify([at.key, placed.is, placed.path]);
      const crossing = crossingOf(entry, facts);
      const { crossings } = memo(found, id, () => ({ change: placed, home: at, entry, path: change.path, crossings: [] }));
      crossings.push(crossing);
    }
  }
  return [...[...found.values()].flatMap((one) => brokenFrom(one, facts)), ...goneRoutes(file, said, facts)];
}

interface Found {
  readonly change: Change;
  readonly home: Home;
  readonly entry: KnownEntry;
  /** The way to it from where it crosses. */
  readonly path: readonly string[];
  readonly crossings: Crossing[];
}

function brokenFrom({ change, home, entry, path, crossings }: Found, facts: FactReader): readonly Broken[] {
  const container = own(facts.of(shapes, home.file), home.key);
  const { language } = entry;
  const severity = container && severityOf(change, crossings, { kind: container.kind, language });
  if (!severity) return [];
  return [{ change, severity, file: home.file, key: home.key, container, crossings, noted: placeKey(entry.name, path) }];
}

const written = new WeakMap<object, Shape>();

function changesOf(entry: KnownEntry, facts: FactReader): readonly Change[] {
  const after = facts.about(settledShapes, crossingKey(entry.file, entry.key));
  if (!after) return [];
  const before = memo(written, entry.of, () => shapeFrom(entry.of.shape));
  if (textOf(before) === textOf(after)) return [];
  const { file, language } = entry;
  return compareShapes(
    { shape: before, file, facts },
    { shape: after, file, facts },
    { ...(language && { language }), fileOf: (one) => one, isFollowed: true },
  );
}

function crossingOf({ file, key, of: { direction } }: KnownEntry, facts: FactReader): Crossing {
  return { ...own(facts.of(shapes, file), key)!.sink!, direction, file, key };
}

/** The change in the eyes of what declares it. */
function movedTo({ path }: Home, change: Change): Change {
  if (change.is === 'moved') return { ...change, path: [...path.slice(0, -1), change.path.at(-1)!], to: path };
  const name = change.path.at(-1);
  return { ...change, path: change.is === 'renamed' && name !== undefined ? [...path.slice(0, -1), name] : path };
}
