import type { FileFact } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { flowsInto, returnedBy } from '../syntax/flows.ts';
import { functionsOf } from '../syntax/functions.ts';
import { type HandedOn, handedOn } from './answers.ts';

/** What functions return of what they call and are given, by function id. */
export const returned: FileFact<Readonly<Record<string, readonly HandedOn[]>>> = {
  id: 'returned',
  version: 1,
  isRare: true,
  extract(file) {
    const found: Record<string, readonly HandedOn[]> = {};
    for (const { id, node } of functionsOf(file)) {
      const flows = ts.isSourceFile(node) || !('body' in node) ? [] : handedOn(returnedBy(node as ts.FunctionLikeDeclaration, flowsInto));
      if (flows.length) found[id] = flows;
    }
    return found;
  },
};
