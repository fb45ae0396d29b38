import type { Tool } from '../databases.ts';
import { quoted } from '../expand-contract/change.ts';
import type { Schema } from '../schema.ts';
import { type Field, isGenerated, isOptional, type Model, modelOf } from './model.ts';

/** A value that differs by a number, `n` in code or a number of its own, as an expression. */
export function sampleOf({ name, kind, type = '', choices }: Field, n: string, tool: Tool): string {
  const [, length] = /\((\d+)/.exec(type) ?? [];
  const isFixed = /^(char|character|bpchar)\b(?! varying)/i.test(type);
  if (choices) return `'${choices[0]}'`;
  if (kind === 'text' && (isFixed || Number(length) < name.length + 6)) return `String(${n}).padStart(${isFixed ? (length ?? 1) : 1}, '0')`;
  if (kind === 'text') return `\`${name} \${${n}}\``;
  if (kind === 'uuid') return `\`00000000-0000-4000-8000-\${String(${n}).padStart(12, '0')}\``;
  if (kind === 'integer') return n;
  if (kind === 'float') return `${n} + 0.5`;
  if (kind === 'bigint') return `BigInt(${n})`;
  if (kind === 'bigint text') return `String(${n})`;
  if (kind === 'decimal') return `\`\${${n}}${fractionOf(type)}\``;
  if (kind === 'boolean') return `${n} % 2 === 0`;
  // Drivers take a day for the midnight before it where they are, Prisma where nobody is.
  if (kind === 'date')
    return type.startsWith('date') && tool !== 'prisma' ? `new Date(2026, 0, ${n})` : `new Date(Date.UTC(2026, 0, ${n}))`;
  return kind === 'date text' ? `\`2026-01-\${String(${n}).padStart(2, '0')}\`` : `{ is: ${n} }`;
}

/** Digits that come back as they were sent: without noughts at the end. */
function fractionOf(type: string): string {
  const [, scale] = /\(\d+, *(\d+)\)/.exec(type) ?? [];
  return scale === '0' || /\(\d+\)/.test(type) ? '' : scale === '1' ? '.5' : '.25';
}

/** A key that nobody has, as an expression. */
export function unknownKey({ kind }: Field): string {
  if (kind === 'uuid') return "'ffffffff-ffff-4fff-8fff-ffffffffffff'";
  if (kind === 'bigint') return '-1n';
  return kind === 'integer' || kind === 'float' ? '-1' : "'-1'";
}

/** The number from which those are counted that a test points at: nobody has such keys. */
export const firstOwner = 2_000_000_001;

/** Statements that make what a model points at, and what that points at, each with a key from `firstOwner` on. */
export function ownersIn(schema: Schema, tool: Tool, model: Model, seen: readonly string[] = [model.table]): readonly string[] {
  const targets = model.fields.flatMap(({ references }) => (references && !seen.includes(references) ? references : []));
  return [...new Set(targets)].flatMap((target) => {
    const table = schema.tables.get(target);
    if (!table) return [];
    const owner = modelOf(tool, target, table);
    const needed = owner.fields.filter(
      (field) => field.isKey || (field.isRequired && !isOptional(field) && !(isGenerated(field) && field.default?.kind !== 'updated')),
    );
    const columns = needed.map(({ column }) => quoted(column)).join(', ');
    const isUnique = model.uniques.some((each) => each.length === 1 && each[0]?.references === target);
    const rows = (isUnique ? [0, 1, 2] : [0]).map((i) => `(${needed.map((field) => valueIn(field, firstOwner + i)).join(', ')})`);
    return [...ownersIn(schema, tool, owner, [...seen, target]), `INSERT INTO ${quoted(target)} (${columns}) VALUES ${rows.join(', ')}`];
  });
}

/** A value in SQL. */
function valueIn({ name, kind, choices, type = '', references }: Field, n: number): string {
  if (references) return keyIn(kind, firstOwner);
  if (choices) return `'${choices[0]}'`;
  if (kind === 'boolean') return 'true';
  if (kind === 'json') return "'{}'";
  if (kind === 'date' || kind === 'date text') return "'2026-01-01'";
  if (kind === 'decimal' || kind === 'float') return '1';
  const [, length] = /\((\d+)/.exec(type) ?? [];
  return kind === 'text' && !length ? `'${name} ${n}'` : keyIn(kind, n);
}

const keyIn = (kind: Field['kind'], n: number): string =>
  kind === 'uuid' ? `'00000000-0000-4000-8000-${String(n).padStart(12, '0')}'` : kind === 'text' ? `'${n}'` : String(n);
