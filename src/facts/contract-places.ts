import type { FileFact } from '../engine/facts.ts';
import { resolvedPath } from '../engine/paths.ts';
import { type Span, spanOf } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { parsedJson } from './contracts/read-contract.ts';
import { keyOfShown } from './contracts/routes.ts';
import { nameIn } from './contracts/tree.ts';
import { placeKey } from './shape-places.ts';

/** Where a snapshot of an API names routes, shapes and their fields, by `placeKey`: under `routes` by file, else by the name of the shape. */
export const contractPlaces: FileFact<Readonly<Record<string, Span>>> = {
  id: 'contract places',
  version: 1,
  isAboutPlaces: true,
  isRare: true,
  extract(file) {
    const places: Record<string, Span> = {};
    const root = parsedJson(file).statements[0]?.expression;
    for (const [path, list] of propertiesOf(propertiesOf(root).get('routes')?.value)) {
      if (!ts.isArrayLiteralExpression(list.value)) continue;
      for (const one of list.value.elements)
        if (ts.isStringLiteral(one)) places[placeKey('routes', [resolvedPath(path, file.fileName), keyOfShown(one.text)])] = spanOf(one);
    }
    for (const [name, entry] of propertiesOf(propertiesOf(root).get('shapes')?.value)) {
      places[name] = spanOf(entry.name);
      addFields(name, [], propertiesOf(entry.value).get('shape')?.value, places);
    }
    return places;
  },
};

function addFields(entry: string, path: readonly string[], node: ts.Expression | undefined, places: Record<string, Span>): void {
  if (node && ts.isArrayLiteralExpression(node)) addFields(entry, path, node.elements[0], places);
  for (const [key, { name, value }] of propertiesOf(node)) {
    if (/^(\[\]|\{\}|\|.+)$/.test(key)) addFields(entry, path, value, places);
    const inner = [...path, nameIn(key)];
    places[placeKey(entry, inner)] ??= spanOf(name);
    addFields(entry, inner, value, places);
  }
}

interface Property {
  readonly name: ts.Node;
  readonly value: ts.Expression;
}

function propertiesOf(node: ts.Expression | undefined): ReadonlyMap<string, Property> {
  const properties = node && ts.isObjectLiteralExpression(node) ? node.properties : [];
  return new Map(
    properties.flatMap((one) =>
      ts.isPropertyAssignment(one) && ts.isStringLiteral(one.name)
        ? [[one.name.text, { name: one.name, value: one.initializer }] as const]
        : [],
    ),
  );
}
