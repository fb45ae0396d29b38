import type { Column, Default, Table } from './schema.ts';

type Tables = Map<string, Table>;
interface Draft {
  readonly columns: Map<string, Column>;
  readonly uniques: (readonly string[])[];
}

/** What migrations in SQL make of the tables, one after the other, statement by statement. What it cannot read it leaves alone. */
export function applySql(tables: Tables, texts: readonly string[]): void {
  const statements = texts.flatMap((text) => {
    const [up = ''] = text.split(/^--\s*(?:down migration|migrate:down|\+goose down)/im);
    return up.replace(/--.*$/gm, '').split(';');
  });
  const enums = new Map(statements.flatMap(enumIn));
  for (const statement of statements) {
    const [, made, inner] = /^\s*create\s+table\s+(?:if\s+not\s+exists\s+)?([\w".]+)\s*\(([\s\S]*)\)/i.exec(statement) ?? [];
    if (made) create(tables, plain(made), inner!);
    const [, changed, actions] = /^\s*alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?([\w".]+)\s+([\s\S]+)$/i.exec(statement) ?? [];
    if (changed) for (const action of partsOf(actions!)) alter(tables, plain(changed), action);
    const [, dropped] = /^\s*drop\s+table\s+(?:if\s+exists\s+)?([\w".]+)/i.exec(statement) ?? [];
    if (dropped) tables.delete(plain(dropped));
    const [, indexed, list] = /^\s*create\s+unique\s+index\s[\s\S]*?\bon\s+(?:only\s+)?([\w".]+)\s*\(([^()]*)\)\s*$/i.exec(statement) ?? [];
    const table = indexed && tables.get(plain(indexed));
    if (table) tables.set(plain(indexed), { ...table, uniques: [...table.uniques, namesIn(list!)] });
  }
  // Choices are known by their types.
  for (const [name, { columns, ...table }] of tables) {
    const chosen = [...columns].map(
      ([column, what]) => [column, { ...what, choices: enums.get(plain(what.type ?? '').toLowerCase()) ?? what.choices }] as const,
    );
    tables.set(name, { ...table, columns: new Map(chosen) });
  }
}

function create(tables: Tables, table: string, inner: string): void {
  // Our own.
  if (/^(outbox|expand_contract)\./.test(table)) return;
  const draft: Draft = { columns: new Map(), uniques: [] };
  const parts = partsOf(inner);
  for (const part of parts) addColumn(draft, part);
  for (const part of parts) addConstraint(draft, part);
  tables.set(table, draft);
}

/** A table that nothing made is not known, whatever is changed of it. */
function alter(tables: Tables, table: string, action: string): void {
  const known = tables.get(table);
  if (!known) return;
  const draft: Draft = { columns: new Map(known.columns), uniques: [...known.uniques] };
  tables.set(table, { ...known, ...draft });
  const { columns } = draft;
  const [, added] = /^add\s+(?:column\s+)?(?:if\s+not\s+exists\s+)?([\s\S]+)$/i.exec(action) ?? [];
  if (added) {
    addColumn(draft, added);
    addConstraint(draft, added);
  }
  const [, dropped] = /^drop\s+(?:column\s+)?(?:if\s+exists\s+)?("?\w+"?)/i.exec(action) ?? [];
  if (dropped) columns.delete(plain(dropped));
  const [, from, to] = /^rename\s+(?:column\s+)?("?\w+"?)\s+to\s+("?\w+"?)/i.exec(action) ?? [];
  if (from && columns.has(plain(from))) {
    columns.set(plain(to!), { ...columns.get(plain(from))!, property: plain(to!) });
    columns.delete(plain(from));
  }
  const [, table2] = /^rename\s+to\s+("?\w+"?)/i.exec(action) ?? [];
  if (table2) {
    tables.set(plain(table2), tables.get(table)!);
    tables.delete(table);
  }
  const [, name, what] = /^alter\s+(?:column\s+)?("?\w+"?)\s+([\s\S]+)$/i.exec(action) ?? [];
  const column = name && columns.get(plain(name));
  if (!column) return;
  const [, type] = /^(?:set\s+data\s+)?type\s+([\s\S]+?)(?:\s+using\b[\s\S]*)?$/i.exec(what!) ?? [];
  if (type) columns.set(plain(name), { ...column, type: type.trim().toLowerCase() });
  if (/^(set|drop)\s+not\s+null/i.test(what!)) columns.set(plain(name), { ...column, isRequired: /^set/i.test(what!) });
  const [, given] = /^set\s+default\s+([\s\S]+)$/i.exec(what!) ?? [];
  if (given) columns.set(plain(name), { ...column, default: defaultIn(`default ${given}`, '') });
  if (/^drop\s+default/i.test(what!)) columns.set(plain(name), { ...column, default: undefined });
}

function addColumn({ columns, uniques }: Draft, part: string): void {
  const [, name, rest] = /^("?\w+"?)\s+([\s\S]+)$/.exec(part) ?? [];
  if (!name || !rest || /^(constraint|primary|foreign|unique|check|exclude|like)$/i.test(name)) return;
  const [type = ''] = rest.split(/\s+(?=(?:not|null|default|primary|unique|references|check|collate|constraint|generated)\b)/i);
  const said = type.trim().toLowerCase();
  const isKey = /\bprimary\s+key\b/i.test(rest);
  const [, target] = /\breferences\s+([\w".]+)/i.exec(rest) ?? [];
  columns.set(plain(name), {
    property: plain(name),
    type: serials[said] ?? said,
    isRequired: isKey || said in serials || /\bnot\s+null\b/i.test(rest),
    isKey,
    default: defaultIn(rest, said),
    references: target && plain(target),
  });
  if (/\bunique\b/i.test(rest)) uniques.push([plain(name)]);
}

/** A primary key of one column; one of several is none that a backfill could follow. */
function addConstraint({ columns, uniques }: Draft, part: string): void {
  const [, key] = /^(?:constraint\s+\S+\s+)?primary\s+key\s*\(\s*("?\w+"?)\s*\)/i.exec(part) ?? [];
  const column = key && columns.get(plain(key));
  if (column) columns.set(plain(key), { ...column, isKey: true, isRequired: true });
  const [, unique] = /^(?:constraint\s+\S+\s+)?unique\s*\(([^)]*)\)/i.exec(part) ?? [];
  if (unique) uniques.push(namesIn(unique));
  const [, own, target] = /^(?:constraint\s+\S+\s+)?foreign\s+key\s*\(\s*("?\w+"?)\s*\)\s*references\s+([\w".]+)/i.exec(part) ?? [];
  const pointing = own && columns.get(plain(own));
  if (pointing) columns.set(plain(own), { ...pointing, references: plain(target!) });
}

function defaultIn(text: string, type: string): Default | undefined {
  if (type in serials || /\bgenerated\s+(always|by\s+default)\s+as\s+identity\b|\bnextval\(/i.test(text)) return { kind: 'increment' };
  const [, said] = /\bdefault\s+('(?:[^']|'')*'|[^\s,]+(?:\([^)]*\))?)/i.exec(text) ?? [];
  if (said === undefined) return;
  if (/^(gen_random_uuid|uuid_generate_v4|uuidv7)\(/i.test(said)) return { kind: 'uuid' };
  if (/^(now\(|current_timestamp|clock_timestamp\(|statement_timestamp\()/i.test(said)) return { kind: 'now' };
  if (/^'/.test(said)) return { kind: 'literal', value: said.slice(1, -1).replaceAll("''", "'") };
  if (/^(true|false)$/i.test(said)) return { kind: 'literal', value: /^true$/i.test(said) };
  if (/^null$/i.test(said)) return;
  return /^-?\d+(\.\d+)?$/.test(said) ? { kind: 'literal', value: Number(said) } : { kind: 'other' };
}

const enumIn = (statement: string): readonly (readonly [string, readonly string[]])[] => {
  const [, name, list] = /^\s*create\s+type\s+([\w".]+)\s+as\s+enum\s*\(([\s\S]*)\)/i.exec(statement) ?? [];
  return name
    ? [[plain(name).toLowerCase(), [...list!.matchAll(/'((?:[^']|'')*)'/g)].map(([, value = '']) => value.replaceAll("''", "'"))]]
    : [];
};

const serials: Readonly<Record<string, string>> = { serial: 'integer', bigserial: 'bigint', smallserial: 'smallint' };

const plain = (name: string): string => name.replaceAll('"', '').replace(/^public\./, '');
const namesIn = (list: string): readonly string[] => list.split(',').map((name) => plain(name.trim()));

/** What stands between the commas of a list, and in no brackets. */
function partsOf(text: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}
