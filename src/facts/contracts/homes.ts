import type { FactReader } from '../../engine/facts.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { shapes } from '../shapes.ts';
import type { Change } from './change.ts';
import { type Home, heldBy, type ObjectLeaf, objectIn, type Placed } from './leaves.ts';
import { leavesOf, targetOf } from './resolve.ts';

/** Levels of fields within fields that are looked at. */
const deepest = 6;

type Crossing = Pick<Home, 'file' | 'key'>;

/** The files that say what a shape is which crosses somewhere, each once. */
export function homesOf(crossing: Crossing, facts: FactReader): readonly FileId[] {
  const root = placedAt(crossing, facts);
  const found = new Set<FileId>([crossing.file]);
  const seen = new Set<string>();
  const visit = (placed: Placed, depth: number): void => {
    const object = objectOf(placed);
    const id = object?.declared && `${object.declared.file}\n${object.declared.name}`;
    if (!object || depth > deepest || (id !== undefined && seen.has(id))) return;
    if (id !== undefined) seen.add(id);
    for (const { type } of object.fields.values()) {
      if (type.home) found.add(type.home.file);
      const named = namedBy(type)?.home;
      if (named) found.add(named.file);
      visit(type, depth + 1);
    }
  };
  if (root) visit(root, 0);
  return [...found];
}

/** Where the file says what has changed that crosses somewhere: the new field, what stands before one that is gone, the values of an enum. */
export function homeOf(change: Change, crossing: Crossing, facts: FactReader): Home {
  const whole: Home = { ...crossing, path: [] };
  const root = placedAt(crossing, facts);
  if (!root) return whole;
  if (!change.path.length) return namedBy(root)?.home ?? whole;
  const parent = change.path.slice(0, -1);
  if (change.is === 'removed') return homeOfGone(change, root) ?? whole;
  const path = change.is === 'renamed' ? [...parent, change.to] : change.is === 'moved' ? change.to : change.path;
  const field = fieldAt(root, path);
  const isOfValues = change.is === 'value added' || change.is === 'value removed';
  return (isOfValues && field ? namedBy(field)?.home : undefined) ?? field?.home ?? whole;
}

/** Where its neighbours stand; where one of them came along from elsewhere, beside the other. */
function homeOfGone({ path, after, until }: Change & { is: 'removed' }, root: Placed): Home | undefined {
  const owner = fieldAt(root, path.slice(0, -1));
  const fields = owner && objectOf(owner)?.fields;
  const neighbours = [after, until].flatMap((name) => (name === undefined ? [] : (fields?.get(name)?.type.home ?? [])));
  const isOwn = ({ file, key }: Home): boolean => file === owner?.home?.file && key === owner.home.key;
  const near = neighbours.find(isOwn) ?? neighbours[0] ?? [...(fields?.values() ?? [])][0]?.type.home;
  const around = near ? { ...near, path: near.path.slice(0, -1) } : owner?.home;
  return around && { ...around, path: [...around.path, path.at(-1)!] };
}

function placedAt({ file, key }: Crossing, facts: FactReader): Placed | undefined {
  const container = own(facts.of(shapes, file), key);
  return container && { shape: container.shape, file, facts, home: { file, key, path: [] }, known: new WeakMap() };
}

function fieldAt(root: Placed, path: readonly string[]): Placed | undefined {
  let placed: Placed | undefined = root;
  for (const name of path) placed = placed && objectOf(placed)?.fields.get(name)?.type;
  return placed;
}

/** The object that it is, or that a list or a map of it holds. */
function objectOf(placed: Placed): ObjectLeaf | undefined {
  for (let at: Placed | undefined = placed, depth = 0; at && depth < deepest; depth++) {
    const leaves = leavesOf(at);
    const object = objectIn(leaves);
    if (object) return object;
    at = heldBy(leaves, 'list') ?? heldBy(leaves, 'map');
  }
  return;
}

/** What the type of a field names, past what else it may be and what holds several. */
function namedBy(placed: Placed): Placed | undefined {
  const { shape } = placed;
  if (shape.is === 'ref') return targetOf(placed, shape.name, shape.args ?? []);
  if (shape.is === 'list') return namedBy({ ...placed, shape: shape.of });
  const names = shape.is === 'union' ? shape.these.filter((one) => one.is === 'ref' || one.is === 'list') : [];
  return names.length === 1 ? namedBy({ ...placed, shape: names[0]! }) : undefined;
}
