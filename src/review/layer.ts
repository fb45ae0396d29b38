import type { FactReader } from '../engine/facts.ts';
import type { FileId } from '../engine/text.ts';
import { layering } from '../facts/layering.ts';
import { layerOf } from '../facts/layers.ts';
import { queriesIn } from '../facts/queries.ts';
import { roles } from '../facts/roles.ts';

/** Which layer a file was taken for, and why: a sentence a line. */
export function layerExplained(file: FileId, name: string, facts: FactReader): string {
  const { layer, why } = facts.about(layerOf, file);
  const { style, atEdge, inModules } = facts.about(layering, '');
  const entries = Object.values(facts.of(roles, file).entries);
  const count = facts.about(queriesIn, file).length;
  return [
    `${name} is taken for the ${layer} layer: ${why}.`,
    ...(entries.length > 1 ? [`It answers ${entries.slice(0, 8).join(', ')}${entries.length > 8 ? ' and more' : ''}.`] : []),
    ...(count ? [`It queries the database in ${count} ${count === 1 ? 'place' : 'places'}.`] : []),
    `${styles[style]} (about ${inModules} % of the queries stand in modules made for them, ${atEdge} % in handlers).`,
    '`layers` in fundamentals.config.json says otherwise, by globs.',
  ].join('\n');
}

const styles = {
  modules: 'This project keeps its queries in modules of their own',
  services: 'This project keeps its queries in services',
  handlers: 'Handlers of this project query the database themselves',
  none: 'This project has too few queries to tell where it keeps them',
} as const;
