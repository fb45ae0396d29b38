import type { Column } from './schema.ts';

type Tables = Map<string, Map<string, Column>>;

/** What a migration in SQL makes of the tables, statement by statement. What it cannot read it leaves alone. */
export function applySql(tables: Tables, text: string): void {
  const [up = ''] = text.split(/^--\s*(?:down migration|migrate:down|\+goose down)/im);
  for (const statement of up.replace(/--.*$/gm, '').split(';')) {
    const [, made, inner] = /^\s*create\s+table\s+(?:if\s+not\s+exists\s+)?([\w".]+)\s*\(([\s\S]*)\)/i.exec(statement) ?? [];
    if (made) create(tables, plain(made), inner!);
    const [, changed, actions] = /^\s*alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?([\w".]+)\s+([\s\S]+)$/i.exec(statement) ?? [];
    if (changed) for (const action of partsOf(actions!)) alter(tables, plain(changed), action);
    const [, dropped] = /^\s*drop\s+table\s+(?:if\s+exists\s+)?([\w".]+)/i.exec(statement) ?? [];
    if (dropped) tables.delete(plain(dropped));
  }
}

function create(tables: Tables, table: string, inner: string): void {
  // Our own.
  if (/^(outbox|expand_contract)\./.test(table)) return;
  const columns = new Map<string, Column>();
  const parts = partsOf(inner);
  for (const part of parts) addColumn(columns, part);
  for (const part of parts) addKey(columns, part);
  tables.set(table, columns);
}

/** A table that nothing made is not known, whatever is changed of it. */
function alter(tables: Tables, table: string, action: string): void {
  const columns = tables.get(table);
  if (!columns) return;
  const [, added] = /^add\s+(?:column\s+)?(?:if\s+not\s+exists\s+)?([\s\S]+)$/i.exec(action) ?? [];
  if (added) {
    addColumn(columns, added);
    addKey(columns, added);
  }
  const [, dropped] = /^drop\s+(?:column\s+)?(?:if\s+exists\s+)?("?\w+"?)/i.exec(action) ?? [];
  if (dropped) columns.delete(plain(dropped));
  const [, from, to] = /^rename\s+(?:column\s+)?("?\w+"?)\s+to\s+("?\w+"?)/i.exec(action) ?? [];
  if (from && columns.has(plain(from))) {
    columns.set(plain(to!), columns.get(plain(from))!);
    columns.delete(plain(from));
  }
  const [, table2] = /^rename\s+to\s+("?\w+"?)/i.exec(action) ?? [];
  if (table2) {
    tables.set(plain(table2), columns);
    tables.delete(table);
  }
  const [, name, what] = /^alter\s+(?:column\s+)?("?\w+"?)\s+([\s\S]+)$/i.exec(action) ?? [];
  const column = name && columns.get(plain(name));
  if (!column) return;
  const [, type] = /^(?:set\s+data\s+)?type\s+([\s\S]+?)(?:\s+using\b[\s\S]*)?$/i.exec(what!) ?? [];
  if (type) columns.set(plain(name), { ...column, type: type.trim().toLowerCase() });
  if (/^(set|drop)\s+not\s+null/i.test(what!)) columns.set(plain(name), { ...column, isRequired: /^set/i.test(what!) });
}

function addColumn(columns: Map<string, Column>, part: string): void {
  const [, name, rest] = /^("?\w+"?)\s+([\s\S]+)$/.exec(part) ?? [];
  if (!name || !rest || /^(constraint|primary|foreign|unique|check|exclude|like)$/i.test(name)) return;
  const [type = ''] = rest.split(/\s+(?=(?:not|null|default|primary|unique|references|check|collate|constraint|generated)\b)/i);
  const said = type.trim().toLowerCase();
  const isKey = /\bprimary\s+key\b/i.test(rest);
  columns.set(plain(name), { type: serials[said] ?? said, isRequired: isKey || said in serials || /\bnot\s+null\b/i.test(rest), isKey });
}

/** A primary key of one column; one of several is none that a backfill could follow. */
function addKey(columns: Map<string, Column>, part: string): void {
  const [, name] = /^(?:constraint\s+\S+\s+)?primary\s+key\s*\(\s*("?\w+"?)\s*\)/i.exec(part) ?? [];
  const column = name && columns.get(plain(name));
  if (column) columns.set(plain(name), { ...column, isKey: true, isRequired: true });
}

const serials: Readonly<Record<string, string>> = { serial: 'integer', bigserial: 'bigint', smallserial: 'smallint' };

const plain = (name: string): string => name.replaceAll('"', '').replace(/^public\./, '');

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
