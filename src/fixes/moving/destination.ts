import type { FactReader } from '../../engine/facts.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import type { ts } from '../../engine/ts.ts';
import { classes } from '../../facts/classes.ts';
import { clientKey, type DataModule, dataModule } from '../../facts/data-modules.ts';
import { declarations } from '../../facts/declarations.ts';
import { modules } from '../../facts/modules.ts';
import { pathOf } from '../../facts/root-folder.ts';
import { tableInSql } from '../../syntax/sql.ts';

/** Where a query goes. */
export interface Destination {
  readonly file: FileId;
  /** What a title calls it. */
  readonly title: string;
  /** The class whose method it becomes. */
  readonly owner?: string;
  /** What the client is called there. */
  readonly client: string;
  /** What is asked for, as the query writes it. */
  readonly written: string;
  /** The names that are taken there. */
  readonly names: readonly string[];
  /** Whose last function the new one looks like: the module itself, or the one after which it is written. */
  readonly alike: Alike;
}

export interface Alike {
  readonly file: FileId;
  readonly owner?: string;
  /** A function or method there that queries. */
  readonly neighbour: string;
}

/** A query that needs a place. */
export interface Homeless {
  readonly library: string;
  readonly model: string | undefined;
  readonly call: ts.CallExpression;
}

/** A module for a query, as far as it can take one more; undefined where it cannot. */
export function destinationIn(file: FileId, query: Homeless, facts: FactReader): Destination | undefined {
  const known = facts.about(dataModule, file);
  const client = known && own(known.clients, clientKey(query.library, query.model));
  const neighbour = known?.names.at(-1);
  if (!known || !client || neighbour === undefined) return;
  const { owner } = known;
  if (owner === undefined && !isExportedByName(neighbour, file, facts)) return;
  return {
    file,
    title: owner === undefined ? `\`${pathOf(file, facts)}\`` : `\`${owner}\``,
    ...(owner !== undefined && { owner }),
    client,
    written: writtenModel(query),
    names: namesIn(file, known, facts),
    alike: { file, neighbour, ...(owner !== undefined && { owner }) },
  };
}

/** What is exported as a value of another kind cannot be given a sibling. */
export function isExportedByName(name: string, file: FileId, facts: FactReader): boolean {
  const { exports } = facts.of(modules, file);
  const whole = own(exports, '=');
  const exported = whole?.is === 'object' ? own(whole.members, name) : own(exports, name);
  return exported?.is === 'name';
}

function namesIn(file: FileId, { owner, names }: DataModule, facts: FactReader): readonly string[] {
  const members = owner === undefined ? {} : (own(facts.of(classes, file), owner)?.members ?? {});
  return [...names, ...Object.keys(members), ...Object.keys(facts.of(declarations, file)), ...Object.keys(facts.of(modules, file).imports)];
}

/** `orderItem` of `prisma.orderItem.count`, `order_items` of `db('order_items')` and of SQL. */
export function writtenModel({ library, model, call }: Homeless): string {
  const text = call.getText();
  const head = text.slice(0, text.indexOf('(') + 1);
  const table = tableInSql(call);
  if (table !== undefined) return table;
  const [, written] = (library === 'prisma' ? /\.(\w+)\.\w+\($/.exec(head) : /\(\s*['"`](\w+)['"`]/.exec(text)) ?? [];
  return written ?? model ?? 'row';
}
