import type { FileFact } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { flowsInto, returnedBy } from '../syntax/flows.ts';
import { functionsOf } from '../syntax/functions.ts';
import { type HandedOn, handedOn } from './handed-on.ts';

/** What functions return of what they call and are given, by function id. */
export const returnedFlows: FileFact<Readonly<Record<string, readonly HandedOn[]>>> = {
  id: 'returned flows',
  version: 2,
  isRare: true,
  extract(file) {
    const found: Record<string, readonly HandedOn[]> = {};
    for (const { id, node } of functionsOf(file)) {
      const flows = ts.isSourceFile(node) || !('body' in node) ? [] : handedOn(returnedBy(node as ts.FunctionLikeDeclaration, flowsInto));
      const kept = flows.filter(({ parameter, take }) => parameter === undefined || take === undefined);
      if (kept.length) found[id] = kept;
    }
    return found;
  },
};
