import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { type EntryPoint, entryPointAround, transportParameters } from './entry-points.ts';
import { layering } from './layering.ts';
import { ownLayer, type Standing, takingRequests } from './own-layer.ts';
import { queriesIn } from './queries.ts';

/** The layer that a file belongs to: key = file. */
export const layerOf: ProjectFact<Standing> = {
  id: 'layer',
  derive(file, facts) {
    const standing = facts.about(ownLayer, file);
    if (standing.layer !== 'domain' || facts.layer(file) !== undefined || !facts.about(queriesIn, file).length) return standing;
    const { style } = facts.about(layering, '');
    return style === 'modules' ? standing : { layer: 'data access', why: `${standing.why}, and services are where this project queries` };
  },
};

/** The layer that a place in a file belongs to: what a framework runs for a request is a handler, wherever it stands. */
export function standingOf(node: ts.Node, facts: FactReader): Standing & { readonly entry?: EntryPoint } {
  const { fileName } = node.getSourceFile();
  const entry = facts.layer(fileName) === undefined ? entryPointAround(node) : undefined;
  const standing = facts.about(layerOf, fileName);
  if (!entry && standing.why === takingRequests && !takesRequest(node)) return { layer: 'data access', why: 'it takes no request itself' };
  if (!entry || standing.layer === 'job') return standing;
  return { layer: 'handler', why: `it answers ${entry.name}`, entry };
}

/** Whether a function around a node takes a request: others of its file may be anybody's. */
function takesRequest(node: ts.Node): boolean {
  for (let { parent } = node; parent; { parent } = parent) if (ts.isFunctionLike(parent) && transportParameters(parent).length) return true;
  return false;
}
