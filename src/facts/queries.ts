import type { FactReader, ProjectFact } from '../engine/facts.ts';
import type { FileId } from '../engine/text.ts';
import { operationNames } from '../libraries/catalogue.ts';
import { libraries } from '../libraries/index.ts';
import type { OperationKind } from '../libraries/library.ts';
import type { Call } from '../syntax/expressions.ts';
import { indexOfCall, ownerOf } from '../syntax/functions.ts';
import { type CallFacts, functions } from './functions.ts';
import { modelIn, nameOfModel } from './models.ts';
import { leadsAt, type Target, targetsOf } from './targets.ts';
import { callablePart, keyOf, splitKey } from './value.ts';
import { evaluate } from './values.ts';

/** A call that is itself a database's: through no function of the project. */
export interface Query {
  /** The function that makes it, and which of its calls it is. */
  readonly within: string;
  readonly at: number;
  readonly kind: 'read' | 'write';
  readonly library: string;
  /** What it does, by its name: `find` for `findUnique`. */
  readonly verb: string;
  /** What it asks for, as far as its text says: `user` for `prisma.user.findMany`. */
  readonly model?: string;
}

/** The queries that stand in a file. */
export const queriesIn: ProjectFact<readonly Query[]> = {
  id: 'queries in a file',
  derive(file, facts) {
    return Object.entries(facts.of(functions, file)).flatMap(([within, { calls }]) =>
      calls.flatMap((call, at): Query[] => {
        const found = call && mayAsk(call) ? queryOf(call, file, facts, leadsAt(keyOf(file, within), at, facts)) : undefined;
        return found ? [{ within, at, ...found }] : [];
      }),
    );
  },
};

/** The query that a call as it stands in a file is. */
export function queryAt(call: Call, facts: FactReader): Query | undefined {
  const { id } = ownerOf(call);
  return facts.about(queriesIn, call.getSourceFile().fileName).find(({ within, at }) => within === id && at === indexOfCall(call));
}

/**
 * What a call itself asks the database for; undefined for every other call, as of a function that gives a builder to whoever awaits it.
 * `leads` is what it leads to, where that is known.
 */
export function queryOf(
  call: CallFacts,
  file: FileId,
  facts: FactReader,
  leads: readonly Target[] = targetsOf(call, file, facts),
): Omit<Query, 'within' | 'at'> | undefined {
  if (!leads.length || callablePart(evaluate(call.callee, file, facts))?.is === 'function') return;
  for (const target of leads) {
    if (target.is !== 'operation' || target.handed || !isQuery(target.operation.kind)) continue;
    const model = rowOf(call, file, facts) ?? (call.table === undefined ? modelIn(call.text) : nameOfModel(call.table));
    const [verb = ''] = /[a-z]+(?=[A-Z]|$)/.exec(/\w+$/.exec(call.text)?.[0] ?? '') ?? [];
    return { kind: target.operation.kind, library: target.library, verb, ...(model !== undefined && { model }) };
  }
  return;
}

/** The class of the rows that an object has to do with, whatever the object is called: `this.repository` of orders. */
function rowOf({ callee, args }: CallFacts, file: FileId, facts: FactReader): string | undefined {
  const receiver = callee?.is === 'member' ? evaluate(callee.of, file, facts) : null;
  if (receiver?.is !== 'shape') return;
  if (receiver.row?.is === 'instance') return nameOfModel(splitKey(receiver.row.key)[1]);
  // `manager.find(Order, …)`
  const [first] = args ?? [];
  const asked = /manager/i.test(receiver.shape) ? evaluate(first, file, facts) : null;
  return asked?.is === 'class' ? nameOfModel(splitKey(asked.key)[1]) : undefined;
}

function isQuery(kind: OperationKind): kind is 'read' | 'write' {
  return kind === 'read' || kind === 'write';
}

/** A look at a name before anything is followed: most calls are no query's, whatever they are called on. */
function mayAsk({ text, isAwaited, runner, isStreamed }: CallFacts): boolean {
  return (
    asking.has(/\w+$/.exec(text)?.[0] ?? '') ||
    ((isAwaited || runner !== undefined || isStreamed === true) && !/^\w+$/.test(text)) ||
    /sql$/i.test(text)
  );
}

const asking: ReadonlySet<string> = new Set(
  libraries.flatMap(({ id, shapes }) =>
    Object.values(shapes).some(({ call, awaited }) => isQuery((call?.operation ?? awaited?.operation)?.kind ?? 'publish'))
      ? [...operationNames(id).names]
      : [],
  ),
);
