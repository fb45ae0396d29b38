import type { Fix } from '../engine/rule.ts';
import { type Edit, replace } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import type { Rows } from '../facts/rows.ts';
import { calleeName, unwrapped } from '../syntax/expressions.ts';
import { entries } from '../syntax/objects.ts';
import { bindingOf } from '../syntax/scopes.ts';

/** Leaves secret columns out of what is sent, where it is sent; none where a row is no plain object, or its place cannot be read off. */
export function leaveOut(value: ts.Expression, rows: Rows): Fix | undefined {
  const columns = Object.entries(rows.secrets).flatMap(([column, secrecy]) => (secrecy === 'certain' ? [column] : []));
  if (!columns.length || columns.some((column) => !/^\w+$/.test(column)) || !plain.has(rows.library)) return;
  const edit = editFor(value, columns, rows);
  if (!edit) return;
  return {
    id: 'leave-out',
    title: `Leave ${columns.map((column) => `\`${column}\``).join(', ')} out`,
    safety: 'suggestion',
    make: () => ({ edits: [edit] }),
  };
}

/** Clients whose rows are plain objects: what is spread of them is all that they hold. */
const plain: ReadonlySet<string> = new Set(['prisma', 'knex', 'pg', 'kysely', 'drizzle', 'postgres', 'mysql2', 'typeorm']);

function editFor(value: ts.Expression, columns: readonly string[], rows: Rows): Edit | undefined {
  const inner = unwrapped(value);
  const inside = (node: ts.Expression): Edit | undefined => editFor(node, columns, rows);
  if (ts.isIdentifier(inner)) return isOf(inner, rows) ? replace(value, withoutColumns(inner.text, columns, rows)) : undefined;
  if (ts.isObjectLiteralExpression(inner)) return inLiteral(inner, columns, rows, inside);
  if (ts.isCallExpression(inner) && calleeName(inner) === 'map') {
    const [fn] = inner.arguments;
    const body = fn && ts.isArrowFunction(fn) && !ts.isBlock(fn.body) ? unwrapped(fn.body) : undefined;
    return body && ts.isObjectLiteralExpression(body) && body.properties.some(ts.isSpreadAssignment) ? added(body, columns) : undefined;
  }
  return ts.isAwaitExpression(inner) ? omitted(unwrapped(inner.expression), columns, rows) : undefined;
}

function inLiteral(
  literal: ts.ObjectLiteralExpression,
  columns: readonly string[],
  rows: Rows,
  inside: (node: ts.Expression) => Edit | undefined,
): Edit | undefined {
  for (const property of literal.properties) {
    if (
      ts.isSpreadAssignment(property) &&
      ts.isIdentifier(unwrapped(property.expression)) &&
      isOf(unwrapped(property.expression) as ts.Identifier, rows)
    )
      return added(literal, columns);
    if (ts.isShorthandPropertyAssignment(property) && isOf(property.name, rows))
      return replace(property, `${property.name.text}: ${withoutColumns(property.name.text, columns, rows)}`);
    const edit = ts.isPropertyAssignment(property) ? inside(property.initializer) : undefined;
    if (edit) return edit;
  }
  return;
}

/** `{ ...user }` with what takes the place of its columns: JSON leaves out what is undefined. */
function added({ properties }: ts.ObjectLiteralExpression, columns: readonly string[]): Edit | undefined {
  const last = properties.at(-1);
  if (!last) return;
  return { file: last.getSourceFile().fileName, span: { start: last.end, end: last.end }, text: `, ${blanks(columns)}` };
}

function withoutColumns(name: string, columns: readonly string[], { isList, mayBeMissing }: Rows): string {
  if (isList) return `${name}.map((row) => ({ ...row, ${blanks(columns)} }))`;
  const row = `{ ...${name}, ${blanks(columns)} }`;
  return mayBeMissing ? `${name} && ${row}` : row;
}

function blanks(columns: readonly string[]): string {
  return columns.map((column) => `${column}: undefined`).join(', ');
}

/** What is only sent need not be read: Prisma has a word for it. */
function omitted(query: ts.Expression, columns: readonly string[], { library, text }: Rows): Edit | undefined {
  if (library !== 'prisma' || !ts.isCallExpression(query) || query.expression.getText() !== text) return;
  const [options] = query.arguments;
  const omit = `omit: { ${columns.map((column) => `${column}: true`).join(', ')} }`;
  const { fileName } = query.getSourceFile();
  if (!options) return { file: fileName, span: { start: query.end - 1, end: query.end - 1 }, text: `{ ${omit} }` };
  const known = entries(options);
  const last = ts.isObjectLiteralExpression(options) ? options.properties.at(-1) : undefined;
  if (!known || !last || known.has('omit') || known.has('select')) return;
  return { file: fileName, span: { start: last.end, end: last.end }, text: `, ${omit}` };
}

/** Whether a name is set to what the query brings, in one way only. */
function isOf(name: ts.Identifier, { text }: Rows): boolean {
  const binding = bindingOf(name.text, name);
  const initial = binding && ts.isVariableDeclaration(binding) && binding.initializer ? unwrapped(binding.initializer) : undefined;
  const isConst = initial !== undefined && (initial.parent.parent.flags & ts.NodeFlags.Const) !== 0;
  return isConst && initial !== undefined && ts.isAwaitExpression(initial) && initial.getText().includes(text.split('…')[0]!);
}
