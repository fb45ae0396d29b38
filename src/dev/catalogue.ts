import type { Concept } from '../concepts/concept.ts';
import { concepts as all } from '../concepts/index.ts';
import { sections } from '../concepts/sections.ts';
import type { Rule } from '../engine/rule.ts';
import { rules } from '../rules/index.ts';
import { type Scaffold, scaffolds } from '../scaffolds/index.ts';
import { type SnippetEntry, snippetEntries } from './snippets.ts';

/** What belongs to which page, found from the metadata of rules, snippets and scaffolds. */

/** In the order of the table of contents. */
export const concepts: readonly Concept[] = Object.values(sections).flatMap(({ pages }) =>
  pages.flatMap((id) => all.filter((concept) => concept.id === id)),
);

export const conceptsOf = (id: string): readonly Concept[] => concepts.filter((concept) => concept.id === id);

export const rulesOf = (id: string): readonly Rule[] => rules.filter((rule) => rule.concept === id);

export const scaffoldsOf = (id: string): readonly Scaffold[] => scaffolds.filter(({ concept }) => concept === id);

/** The snippets of a page: each once, whatever its languages and libraries. */
export const snippetsOf = (id: string): readonly SnippetEntry[] => snippetEntries.filter(({ concept }) => concept === id);
