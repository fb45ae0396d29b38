import type { FactReader, FileFact, ProjectFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { calleeName, unwrapped } from '../syntax/expressions.ts';
import { functionsOf } from '../syntax/functions.ts';
import { iterationOf, namedArgument, namedIterationOf } from '../syntax/iterations.ts';
import { isPresenter } from '../syntax/presenters.ts';
import { effects, queries, shortest } from './effects.ts';
import { functions } from './functions.ts';
import { byKey } from './implementations.ts';
import { callPlace } from './places.ts';
import { targetsOf } from './targets.ts';
import { type FunctionKey, keyOf, splitKey } from './value.ts';

/** A call that presents element after element. */
interface Presentation {
  readonly file: FileId;
  /** As `places` knows it. */
  readonly place: string;
}

/** Where the project calls a presenter once per element of a list. By function key. */
export const presentations: ProjectFact<readonly Presentation[]> = {
  id: 'presentations',
  derive(key, facts) {
    const [, id] = splitKey(key);
    if (!isPresenter(id)) return [];
    const name = id.replace(/#\d+$/, '').replace(/^.*\./, '');
    return (own(facts.about(filesByPresenter, ''), name) ?? []).flatMap((file) => presentationsIn(file, key, facts));
  },
};

/** Whether the query that a presenter leads to is made of what it presents, by itself or by presenters it calls: it is the presenter's to avoid. */
export function asksForEach(presenter: FunctionKey, facts: FactReader, seen: readonly FunctionKey[] = []): boolean {
  const [file, id] = splitKey(presenter);
  const effect = isPresenter(id) && !seen.includes(presenter) ? shortest(facts.about(effects, presenter), queries) : undefined;
  const call = effect && own(facts.of(functions, file), id)?.calls[effect.at];
  if (!call || call.isIterated) return false;
  const isPassedOn = effect.to !== undefined && isPresenter(splitKey(effect.to)[1]);
  return isPassedOn ? asksForEach(effect.to, facts, [...seen, presenter]) : call.isKeyed === true;
}

function presentationsIn(file: FileId, presenter: FunctionKey, facts: FactReader): readonly Presentation[] {
  return Object.entries(facts.of(functions, file)).flatMap(([id, { calls }]) =>
    calls.flatMap((call, at) => {
      const leads = call && keyOf(file, id) !== presenter ? targetsOf(call, file, facts) : [];
      const isRepeated = leads.some(
        (target) =>
          target.is === 'function' && target.key === presenter && !target.others && (call?.isIterated || target.handed?.isRepeated),
      );
      return isRepeated ? [{ file, place: callPlace(id, at) }] : [];
    }),
  );
}

/** The presenters that a file calls, or hands over to be called, once per element; by name. */
export const presented: FileFact<Readonly<Record<string, true>>> = {
  id: 'presented',
  version: 1,
  extract: (file) =>
    /present|serialize/i.test(file.text)
      ? Object.fromEntries(
          functionsOf(file).flatMap(({ calls }) => calls.flatMap((call) => (ts.isCallExpression(call) ? namesRepeated(call) : []))),
        )
      : {},
};

function namesRepeated(call: ts.CallExpression): [string, true][] {
  const at = namedArgument(call);
  const handed = at === undefined ? undefined : unwrapped(call.arguments[at]!);
  const called = calleeName(call);
  const names = [
    called !== undefined && isPresenter(called) && iterationOf(call) ? called : undefined,
    handed && namedIterationOf(call) ? handed.getText().replace(/^.*\./s, '') : undefined,
  ];
  return names.flatMap((name) => (name !== undefined && isPresenter(name) ? [[name, true]] : []));
}

const filesByPresenter: ProjectFact<Readonly<Record<string, readonly FileId[]>>> = {
  id: 'files by presenter',
  derive: (_, facts) => byKey(presented, facts),
};
