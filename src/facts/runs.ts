import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { runsPerElement, shapeOf } from '../libraries/catalogue.ts';
import type { RunsPerElement } from '../libraries/library.ts';
import { type CallFacts, functions } from './functions.ts';
import { filledIn, filledWith } from './passed.ts';
import { receivedMember } from './received.ts';
import { elementOf } from './results.ts';
import { callablePart, type Known, openPart, type Step, splitKey, type Value } from './value.ts';
import { evaluate, passedTo } from './values.ts';

/** A function that a call runs: the one it calls, or one that it is given. */
export interface Run {
  readonly value: Known;
  readonly isAwaited: boolean;
  /** Once per element of a list. */
  readonly isRepeated: boolean;
  /** That list, where it is known. */
  readonly over: Known;
  /** How it got there, where it is not what is called. */
  readonly handed?: Handed;
}

/** How a call runs a function that it is given. */
export interface Handed {
  /** Which argument the function is, or what it is taken from. */
  readonly at: number;
  /** The argument is a list of such functions. */
  readonly isListed?: true;
  /** Once per element of a list. */
  readonly isRepeated: boolean;
  /** Which argument is that list, or how a library's function gets it; none where it is what a method is called on, or the callee's own. */
  readonly over?: RunsPerElement['over'];
  /** Which of its parameters is the element; the first without it. */
  readonly element?: number;
}

/** What a call runs: what it calls, and the others. */
function runsOf(call: CallFacts, callee: Known, file: FileId, facts: FactReader): readonly Run[] {
  const over = evaluate(call.over, file, facts);
  return [{ value: callee, isAwaited: call.isAwaited, isRepeated: call.isIterated, over }, ...othersRunBy(call, callee, file, facts)];
}

/** What a call gives to what it calls, and what that runs of what it is given, or of what it was made with: `traced(load)(id)`. */
export function othersRunBy(call: CallFacts, callee: Known, file: FileId, facts: FactReader): readonly Run[] {
  const passed = passedTo(call, file, facts);
  const argument = passed.at;
  const over = evaluate(call.over, file, facts);
  const found: Run[] = [];
  const give = (handed: Handed, list: Known): void => {
    const value = handed.isListed ? elementOf(argument(handed.at), undefined, facts) : argument(handed.at);
    if (value) found.push({ value, isAwaited: true, isRepeated: handed.isRepeated || call.isIterated, over: list, handed });
  };
  if (call.handsOver !== undefined) give({ at: call.handsOver, isRepeated: true }, over);
  if (callee?.is === 'shape') {
    for (const at of (call.args ?? []).keys()) {
      const handed = handedToShape(callee, at);
      if (handed) give(handed, typeof handed.over === 'number' ? argument(handed.over) : over);
    }
  }
  if (callee?.is !== 'function') return found;
  for (const open of facts.about(opens, callee.key)) {
    const always = receivedMember(open.value, facts);
    // That is what the function itself does.
    if (always && always.is !== 'union') continue;
    const list = call.isIterated ? over : filledIn(open.over, callee.key, passed, facts);
    const value = filledWith(filledIn(open.value, callee.key, passed, facts), callee.within, facts);
    const isOwn = open.value.key === callee.key;
    found.push({ ...open, value, isRepeated: open.isRepeated || call.isIterated, over: list, ...(isOwn && { handed: handedBy(open) }) });
  }
  return found;
}

/** How a call runs the function that it is given as argument `at`, or the functions of that list; undefined where nothing proves that it does. */
export function handedTo(
  call: Pick<CallFacts, 'callee'>,
  at: number,
  isListed: boolean,
  file: FileId,
  facts: FactReader,
): Handed | undefined {
  const ways = waysOf(callablePart(evaluate(call.callee, file, facts)), at, facts).filter(
    (way) => way.at === at && Boolean(way.isListed) === isListed,
  );
  return ways.find(({ isRepeated }) => isRepeated) ?? ways[0];
}

function waysOf(callee: Known, at: number, facts: FactReader): readonly Handed[] {
  if (callee?.is === 'function')
    return facts.about(opens, callee.key).flatMap((open) => (open.value.key === callee.key ? handedBy(open) : []));
  const way = callee?.is === 'shape' ? handedToShape(callee, at) : undefined;
  return way ? [way] : [];
}

function handedToShape(callee: Value & { is: 'shape' }, at: number): Handed | undefined {
  const { callback, runs } = shapeOf(callee);
  if (runs === 'once' || callback !== undefined) return { at, isRepeated: false };
  const way = runsPerElement(callee, at);
  return way && { ...way, isRepeated: true, ...(at === way.over && { isListed: true }) };
}

function handedBy({ value: { index, steps }, isRepeated, over }: Open): Handed {
  const isListed = steps.length === 1 && steps[0]!.is === 'element';
  const list = openPart(over);
  return { at: index, isRepeated, ...(isListed && { isListed }), ...(list && !list.steps.length && { over: list.index }) };
}

/** A run of something that only the caller of the function knows. */
interface Open extends Run {
  readonly value: Value & { readonly is: 'parameter' };
}

/** What a function runs of what it is given, itself or through others: key = function key. */
const opens: ProjectFact<readonly Open[]> = {
  id: 'opens',
  bottom: [],
  derive(key, facts) {
    const [file, id] = splitKey(key);
    const calls = own(facts.of(functions, file), id)?.calls ?? [];
    const runs = calls.flatMap((call) =>
      call && !call.isAside ? runsOf(call, callablePart(evaluate(call.callee, file, facts)), file, facts) : [],
    );
    return runs.flatMap((run) => openIn(run, key, facts));
  },
};

/** `run(item).finally(…)` waits for what was run, and runs nothing that was passed. */
function isWaiting(step: Step | undefined): boolean {
  return step?.is === 'member' && /^(then|catch|finally)$/.test(step.name);
}

/** A function made here and handed away runs what only the caller of the one around it knows. */
function openIn({ handed, ...run }: Run, key: string, facts: FactReader): readonly Open[] {
  const { value } = run;
  const passed = openPart(value);
  if (passed) return isWaiting(passed.steps.at(-1)) ? [] : [{ ...run, value: passed }];
  if (!handed || value?.is !== 'function') return [];
  return facts
    .about(opens, value.key)
    .flatMap((open) => (open.value.key === key ? { ...open, isRepeated: open.isRepeated || run.isRepeated } : []));
}
