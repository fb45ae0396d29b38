import type { ProjectFact } from '../engine/facts.ts';
import { isSource } from '../engine/host.ts';
import { own } from '../engine/own.ts';
import { notInProduction } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import type { Layer } from './layer-names.ts';
import { ownLayer, rendering } from './own-layer.ts';
import { type Query, queriesIn } from './queries.ts';
import { type Roles, roles } from './roles.ts';
import { pathOf } from './root-folder.ts';

/** How a project keeps its queries. */
export interface Layering {
  /**
   * Where they stand: in modules made for them; in services; mostly neither, as a quarter of them and more stand in handlers.
   * 'none' where there are too few to tell.
   */
  readonly style: 'modules' | 'services' | 'handlers' | 'none';
  /** Of all queries in production, in percent. */
  readonly atEdge: number;
  readonly inModules: number;
}

/** Projects with fewer queries have no layers yet. */
const fewest = 4;

/** Of how many queries in a hundred handlers may make in a project that has a place for them. */
const mostAtEdge = 20;

/** How the project keeps its queries: key = ''. It changes seldom, which keeps what reads it fresh. */
export const layering: ProjectFact<Layering> = {
  id: 'layering',
  derive(_, facts) {
    const count = { edge: 0, modules: 0, services: 0 };
    for (const [file, queries] of facts.about(production, '')) {
      const standing = facts.about(ownLayer, file);
      const { layer } = standing;
      if (layer === 'job') continue;
      const renders = standing.why === rendering;
      for (const { within } of queries) {
        const isEdge = renders || isAtEdge(within, layer, facts.of(roles, file));
        if (isEdge || layer !== 'composition root') count[isEdge ? 'edge' : placeOf(layer)]++;
      }
    }
    const all = count.edge + count.modules + count.services;
    const share = (part: number): number => Math.round((100 * part) / Math.max(all, 1));
    const atEdge = share(count.edge);
    const inModules = share(count.modules);
    const style = all < fewest ? 'none' : atEdge > mostAtEdge ? 'handlers' : count.modules >= 2 * count.services ? 'modules' : 'services';
    return { style, atEdge: inSteps(atEdge), inModules: inSteps(inModules) };
  },
};

/** One more query is no other project. */
function inSteps(percent: number): number {
  return 5 * Math.round(percent / 5);
}

function placeOf(layer: Layer): 'modules' | 'services' {
  return layer === 'data access' ? 'modules' : 'services';
}

function isAtEdge(within: string, layer: Layer, { entries }: Roles): boolean {
  return layer === 'handler' || own(entries, within) !== undefined;
}

/** The file whose handlers make the most queries, in a project that has no place for them: key = ''. */
export const fattest: ProjectFact<FileId | null> = {
  id: 'fattest handlers',
  derive(_, facts) {
    let found: { file: FileId; count: number } | undefined;
    for (const [file, queries] of facts.about(production, '')) {
      const { layer } = facts.about(ownLayer, file);
      const count = layer === 'job' ? 0 : queries.filter(({ within }) => isAtEdge(within, layer, facts.of(roles, file))).length;
      if (count > (found?.count ?? 0)) found = { file, count };
    }
    return found?.file ?? null;
  },
};

/** Every file in production that queries, with its queries. */
export const production: ProjectFact<readonly (readonly [FileId, readonly Query[]])[]> = {
  id: 'files that query',
  derive(_, facts) {
    return facts.files().flatMap((file) => {
      const queries = notInProduction.test(pathOf(file, facts)) || !isSource(file) ? [] : facts.about(queriesIn, file);
      return queries.length ? [[file, queries] as const] : [];
    });
  },
};
