import type { FactReader } from '../../engine/facts.ts';
import { isSource } from '../../engine/host.ts';
import { memo } from '../../engine/memo.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { placeKey } from '../shape-places.ts';
import { shapes } from '../shapes.ts';
import type { Broken } from './broken.ts';
import { compareShapes } from './compare.ts';
import { nearest } from './gone-files.ts';
import { goneTogether } from './gone-routes.ts';
import { keyOfShown } from './routes.ts';
import { type Before, isServedElsewhere } from './served.ts';
import { severityOf } from './severity.ts';
import { type Container, type Field, type Shape, unknown } from './shape.ts';
import { type Contract, deprecated, unknownRoutes } from './snapshot.ts';

/** Routes that a file no longer answers as it was written down. */
export function goneRoutes(file: FileId, contract: Contract, facts: FactReader): readonly Broken[] {
  return [...goneFromFile(file, contract, facts), ...goneWithFiles(file, contract, facts)];
}

/** The files with routes that are gone, by the nearest that is there and had some, too. */
function goneWithFiles(file: FileId, contract: Contract, facts: FactReader): readonly Broken[] {
  const before = filesIn(contract);
  return (hosts(contract, facts).get(file) ?? []).flatMap((gone) => {
    const shape = before.routes(gone)!;
    const container: Container = { kind: 'operation', name: 'the API', shape };
    const [found] = goneTogether({ file, gone, container, before }, facts, {});
    return found ? [{ ...found, noted: placeKey('routes', [gone, ...found.change.path]) }] : [];
  });
}

const known = new WeakMap<Contract, WeakMap<readonly FileId[], ReadonlyMap<FileId, readonly FileId[]>>>();

function hosts(contract: Contract, facts: FactReader): ReadonlyMap<FileId, readonly FileId[]> {
  const files = facts.files();
  return memo(
    memo(known, contract, () => new WeakMap()),
    files,
    () => {
      const there = new Set(files);
      const found = new Map<FileId, FileId[]>();
      const answering = Object.keys(contract.routes).filter(isSource);
      for (const gone of answering.filter((file) => !there.has(file))) {
        const host = nearest(
          gone,
          answering.filter((file) => there.has(file)),
        );
        if (host !== undefined) memo(found, host, () => []).push(gone);
      }
      return found;
    },
  );
}

function goneFromFile(file: FileId, contract: Contract, facts: FactReader): readonly Broken[] {
  const before = routesIn(contract, file);
  const container = own(facts.of(shapes, file), 'routes');
  if (!before || !container) return [];
  const placed = (shape: Shape) => ({ shape, file, facts });
  return compareShapes(placed(before), placed(container.shape), { fileOf: () => undefined }).flatMap((change): readonly Broken[] => {
    const crossings = [{ ...container.sink!, file, key: 'routes' }];
    const severity = severityOf(change, crossings, container);
    if (!severity || isServedElsewhere({ change, file }, facts, filesIn(contract))) return [];
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

/** A snapshot holds no texts: whoever names a path may have done so before, or not. */
function filesIn(contract: Contract): Before {
  return { routes: (file) => routesIn(contract, file), mentions: () => false };
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
