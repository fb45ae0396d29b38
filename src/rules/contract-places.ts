import { type Baseline, type Commit, isSnapshot, type Snapshot } from '../engine/baseline.ts';
import type { FactReader } from '../engine/facts.ts';
import { nodesOf } from '../engine/nodes.ts';
import { own } from '../engine/own.ts';
import type { Step } from '../engine/rule.ts';
import { lineStarts, positionAt, type Span, spanOf } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { contractPlaces } from '../facts/contract-places.ts';
import type { Broken } from '../facts/contracts/broken.ts';
import type { Change } from '../facts/contracts/change.ts';
import type { Crossing } from '../facts/contracts/reach.ts';
import { placeKey, shapePlaces } from '../facts/shape-places.ts';

/** The new field, the field that changed, or what held the field that is gone. */
export function placeOf(change: Change, key: string, places: Readonly<Record<string, Span>>): Span {
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

/** Where a file is mounted that is no longer there, or was. */
export function placeOfMount(tree: ts.SourceFile, places: Readonly<Record<string, Span>>): Span {
  const controllers = nodesOf<ts.PropertyAssignment>(tree, ts.SyntaxKind.PropertyAssignment).find(
    (one) => one.name.getText() === 'controllers',
  );
  const imported = tree.statements.filter(ts.isImportDeclaration).at(-1);
  const [first] = tree.statements;
  const at = controllers?.name ?? imported?.moduleSpecifier ?? first;
  return own(places, 'routes') ?? (at ? spanOf(at) : { start: 0, end: 0 });
}

/** Where and what it was. */
export function stepBefore(broken: Broken, facts: FactReader, baseline: Baseline): Step {
  return isSnapshot(baseline) ? stepInSnapshot(broken, baseline, facts) : stepInCommit(broken, facts, baseline);
}

function stepInCommit(broken: Broken, facts: FactReader, baseline: Commit): Step {
  const { change, file, fileBefore = file, key } = broken;
  const places = baseline.facts.of(shapePlaces, fileBefore);
  const place = own(places, placeKey(key, change.path)) ?? own(places, key);
  const { line } = positionAt(lineStarts(baseline.read(fileBefore) ?? ''), place?.start ?? 0);
  const shownFile = fileBefore.split('/').at(-1);
  const at = own(facts.of(shapePlaces, file), key) ? key : '';
  return {
    at: { file, places: shapePlaces, key: at },
    message: `in ${baseline.ref} it is \`${shownBefore(broken)}\`, ${shownFile}:${line + 1}`,
  };
}

/** The line of the snapshot that says it. */
function stepInSnapshot(broken: Broken, { snapshot, ref }: Snapshot, facts: FactReader): Step {
  const places = facts.of(contractPlaces, snapshot);
  const keys = (broken.noted ?? '').split(placeKey('', ['']));
  const known = keys.map((_, at) => keys.slice(0, keys.length - at)).map(([first = '', ...path]) => placeKey(first, path));
  const key = known.find((one) => own(places, one) !== undefined) ?? '';
  return { at: { file: snapshot, places: contractPlaces, key }, message: `in ${ref} it is \`${shownBefore(broken)}\`` };
}

function shownBefore({ change, container }: Pick<Broken, 'change' | 'container'>): string {
  const name = change.path.at(-1) ?? container.name;
  const text =
    'before' in change && change.before.text && ![name, `_.${name}`].includes(change.before.text)
      ? `: ${change.before.text}`.slice(0, 60)
      : '';
  return `${name}${text}`;
}

/** One step for each of the first few places in which clients meet the shape. */
export function stepsOf(crossings: readonly Crossing[]): readonly Step[] {
  return crossings.slice(0, 3).map(({ file, key, proof, route }) => ({
    at: { file, places: shapePlaces, key },
    message: route !== undefined && !proof.includes(route) ? `${proof}: ${route}` : proof,
  }));
}
