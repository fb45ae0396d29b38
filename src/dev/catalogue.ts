import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Concept } from '../concepts/concept.ts';
import { concepts as all } from '../concepts/index.ts';
import { sections } from '../concepts/sections.ts';
import type { Rule } from '../engine/rule.ts';
import { rules } from '../rules/index.ts';
import { type Scaffold, scaffolds } from '../scaffolds/index.ts';

/** What belongs to which page, found from the metadata of rules, snippets and scaffolds. */

/** In the order of the table of contents. */
export const concepts: readonly Concept[] = Object.values(sections).flatMap(({ pages }) =>
  pages.flatMap((id) => all.filter((concept) => concept.id === id)),
);

export const conceptsOf = (id: string): readonly Concept[] => concepts.filter((concept) => concept.id === id);

export const rulesOf = (id: string): readonly Rule[] => rules.filter((rule) => rule.concept === id);

export const scaffoldsOf = (id: string): readonly Scaffold[] => scaffolds.filter(({ concept }) => concept === id);

export const snippetsOf = (id: string): readonly Snippet[] => snippets.filter(({ concept }) => concept === id);

/** A snippet as the editor reads it, with the concept whose page shows it. */
export interface Snippet {
  readonly name: string;
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly concept?: string;
}

/** Every snippet of a folder, once: languages share files. */
function readSnippets(folder: string): Snippet[] {
  return readdirSync(folder).flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, Omit<Snippet, 'name'>>).map(
      ([name, snippet]) => ({
        ...snippet,
        name,
      }),
    ),
  );
}

const snippets = readSnippets('snippets');
