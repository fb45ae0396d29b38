import type { FactReader } from '../../engine/facts.ts';
import { isDataModel } from '../../engine/host.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { type Columns, columns } from '../../facts/columns.ts';
import { describe } from '../../facts/expressions.ts';
import { nameOfModel } from '../../facts/models.ts';
import { splitKey } from '../../facts/value.ts';
import { evaluate } from '../../facts/values.ts';
import { calleeOf } from '../../syntax/expressions.ts';

/** A type as it is written, with the names that it needs from elsewhere. */
export interface ParameterType {
  readonly text: string;
  readonly imports: readonly TypeImport[];
}

/** A name that a file of the project exports, or a package. */
export type TypeImport = { readonly name: string; readonly file: FileId } | { readonly name: string; readonly package: string };

/** What a moved query asks for, as far as the types of its parameters follow from it. */
export interface Asked {
  readonly call: ts.CallExpression;
  readonly library: string;
  readonly model: string | undefined;
}

/** The type of a value by the column that the query compares it with or sets to it. `isAny`: it is of any type, so that the column's own will do. */
export function typeOfColumn(node: ts.Expression, asked: Asked, isAny: boolean, facts: FactReader): ParameterType | undefined {
  const path = pathTo(node, asked.call);
  if (!path) return;
  switch (asked.library) {
    case 'prisma':
      return isAny ? ofPrisma(path, asked.model, facts) : undefined;
    case 'typeorm':
      return isAny ? ofEntity(path, asked.call, facts) : undefined;
    case 'pg':
      return { text: 'unknown', imports: [] };
    case 'knex':
      return ofKnex(node, asked.call);
    default:
      return;
  }
}

/** The names of the properties that lead from the arguments of a call to a value. */
function pathTo(node: ts.Node, call: ts.CallExpression): readonly string[] | undefined {
  const path: string[] = [];
  for (let inner = node; inner.parent !== call; inner = inner.parent) {
    const { parent } = inner;
    if (ts.isSourceFile(parent)) return;
    if (ts.isPropertyAssignment(parent) && parent.initializer === inner) path.unshift(parent.name.getText().replace(/^['"]|['"]$/g, ''));
    if (ts.isShorthandPropertyAssignment(parent)) path.unshift(parent.name.text);
  }
  return path;
}

/** `where: { order: { customerId: … } }`: along the relations to the column. */
function ofPrisma(path: readonly string[], model: string | undefined, facts: FactReader): ParameterType | undefined {
  const [option, ...names] = path;
  if (/^(take|skip)$/.test(option ?? '')) return { text: 'number', imports: [] };
  const known = schemaOf(facts);
  let at = Object.entries(known).find(([name]) => nameOfModel(name) === model)?.[1];
  for (const name of names) {
    const column = at && own(at.scalars, name);
    if (column) return { text: /^(in|notIn|hasSome|hasEvery)$/.test(path.at(-1)!) ? `${column}[]` : column, imports: [] };
    const target = at && own(at.relations, name);
    if (target) at = own(known, target);
    else if (!/^(some|every|none|is|isNot|create|update|connect|AND|OR|NOT|where|data|\w+_\w+)$/.test(name)) return;
  }
  return;
}

function schemaOf(facts: FactReader): Readonly<Record<string, Columns>> {
  return Object.assign(
    {},
    ...facts
      .files()
      .filter(isDataModel)
      .map((file) => facts.of(columns, file)),
  ) as Readonly<Record<string, Columns>>;
}

/** `Order['status']`: entities say what their columns are. */
function ofEntity(path: readonly string[], call: ts.CallExpression, facts: FactReader): ParameterType | undefined {
  const callee = calleeOf(call);
  const column = path.at(-1);
  const client = ts.isPropertyAccessExpression(callee) ? evaluate(describe(callee.expression), call.getSourceFile().fileName, facts) : null;
  const row = client?.is === 'shape' ? client.row : undefined;
  if (row?.is !== 'instance' || column === undefined || path.length > 2) return;
  const [file, name] = splitKey(row.key);
  return { text: `${name}['${column}']`, imports: [{ file, name }] };
}

/** Tables without a type take any object, and any value of a driver. */
function ofKnex(node: ts.Expression, call: ts.CallExpression): ParameterType | undefined {
  if (/^[\w.]+</.test(call.getText())) return;
  if (ts.isPropertyAssignment(node.parent) || ts.isShorthandPropertyAssignment(node.parent)) return { text: 'unknown', imports: [] };
  return ts.isCallExpression(node.parent) ? { text: 'Knex.Value', imports: [{ name: 'Knex', package: 'knex' }] } : undefined;
}
