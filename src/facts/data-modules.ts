import type { ProjectFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import { classes } from './classes.ts';
import { declarations } from './declarations.ts';
import { functions } from './functions.ts';
import { modules } from './modules.ts';
import { queriesIn } from './queries.ts';

/** A module that queries, as far as one more query in it would have to look like those that are there. */
export interface DataModule {
  /** The class whose methods query; undefined where functions of the file do. */
  readonly owner?: string;
  /** What its queries are made with, as it writes that: `prisma`, `this.db`; by `clientKey`. */
  readonly clients: Readonly<Record<string, string>>;
  /** What its functions that query are called. */
  readonly names: readonly string[];
}

/** How a file queries; null where it does not, or in several ways: key = file. */
export const dataModule: ProjectFact<DataModule | null> = {
  id: 'data module',
  derive(file, facts) {
    const known = facts.of(functions, file);
    const owners = new Set<string | undefined>();
    const names = new Set<string>();
    const clients: Record<string, string> = {};
    for (const { within, at, library, model } of facts.about(queriesIn, file)) {
      const [owner, method] = within.split('.');
      const isMethod = method !== undefined && own(facts.of(classes, file), owner!) !== undefined;
      const client = clientIn(own(known, within)?.calls[at]?.text ?? '', library);
      if (client === undefined) continue;
      const [root = ''] = client.split(/[.(]/);
      const isShared =
        root === 'this' ? isMethod : Boolean(own(facts.of(modules, file).imports, root) ?? own(facts.of(declarations, file), root));
      if (!isShared) continue;
      owners.add(isMethod ? owner : undefined);
      names.add((method ?? within).replace(/#\d+$/, ''));
      clients[clientKey(library, model)] ??= client;
    }
    if (owners.size !== 1) return null;
    const [owner] = owners;
    return { ...(owner !== undefined && { owner }), clients, names: [...names] };
  },
};

/** Some clients have an object for each table: the repositories of TypeORM. */
export function clientKey(library: string, model: string | undefined): string {
  return library === 'typeorm' && model !== undefined ? `${library} ${model}` : library;
}

/** What a query is called on, of the text of its call: `prisma` in `prisma.order.findMany`; undefined where that is not written out. */
export function clientIn(text: string, library: string): string | undefined {
  const [, client] = (own(clientTexts, library) ?? never).exec(text) ?? [];
  return client;
}

const never = /(?!)/;

const clientTexts: Readonly<Record<string, RegExp>> = {
  prisma: /^((?:this\.)?#?\w+)\.(?:\w+\.\w+|\$(?:query|execute)Raw\w*)$/,
  pg: /^((?:this\.)?#?\w+)\.query$/,
  knex: /^((?:this\.)?#?\w+)(?:\(|\.\w+$|\.(?:select|from|table|insert|raw|queryBuilder|with)\()/,
  typeorm: /^((?:this\.)?#?\w+(?:\.getRepository\(\w+\))?)\.\w+$/,
};
