import type { FactReader } from '../../engine/facts.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { placeKey } from '../shape-places.ts';
import { shapes } from '../shapes.ts';
import type { Broken } from './broken.ts';
import { compareShapes } from './compare.ts';
import { keyOfShown } from './routes.ts';
import { isServedElsewhere } from './served.ts';
import { severityOf } from './severity.ts';
import { type Field, type Shape, unknown } from './shape.ts';
import { type Contract, deprecated, unknownRoutes } from './snapshot.ts';

/** Routes that a file no longer answers as it was written down. */
export function goneRoutes(file: FileId, contract: Contract, facts: FactReader): readonly Broken[] {
  const before = routesIn(contract, file);
  const container = own(facts.of(shapes, file), 'routes');
  if (!before || !container) return [];
  const placed = (shape: Shape) => ({ shape, file, facts });
  return compareShapes(placed(before), placed(container.shape), { fileOf: () => undefined }).flatMap((change): readonly Broken[] => {
    const crossings = [{ ...container.sink!, file, key: 'routes' }];
    const severity = severityOf(change, crossings, container);
    if (!severity || isServedElsewhere({ change, file }, facts, (other) => routesIn(contract, other))) return [];
    return [
      {
        change,
        severity,
        file,
        key: 'routes',
        container: { ...container, shape: before },
        crossings,
        noted: placeKey('routes', [file, ...change.path]),
      },
    ];
  });
}

function routesIn({ routes }: Contract, file: FileId): Shape | undefined {
  const answered = own(routes, file);
  if (!answered) return;
  const fields: Record<string, Field> = {};
  const parts: Shape[] = [];
  for (const one of answered) {
    const text = one.endsWith(deprecated) ? one.slice(0, -deprecated.length) : one;
    if (one.startsWith(unknownRoutes)) parts.push(unknown(one.slice(unknownRoutes.length)));
    else fields[keyOfShown(text)] = { type: unknown(''), text, ...(text !== one && { isDeprecated: true as const }) };
  }
  return { is: 'object', fields, ...(parts.length && { parts }) };
}
