import type { Concept } from '../concepts/concept.ts';
import { ignorable } from '../concepts/ignorable.ts';
import { practices } from '../concepts/practices.ts';
import { sections } from '../concepts/sections.ts';
import { withoutAnnotations } from '../engine/annotated.ts';
import type { Rule } from '../engine/rule.ts';
import {
  type ConceptPage,
  type Contents,
  type Entry,
  type Html,
  type IgnorablePage,
  ignorablePage,
  type Link,
  type Page,
  type PartId,
  type PracticesPage,
  partTitles,
  practicesPage,
  type RuleText,
  type Sample,
} from '../webview/reference.ts';
import { concepts, conceptsOf, rulesOf, scaffoldsOf, snippetsOf } from './catalogue.ts';
import { highlighted } from './highlight.ts';
import { line, plain, text } from './markdown.ts';

/** Every page of the reference by its id. */
export function pages(): ReadonlyMap<string, Page> {
  return new Map<string, Page>([
    ...concepts.map((concept) => [concept.id, conceptPage(concept)] as const),
    [practicesPage, { kind: 'practices', practices: practices.map(practiceText) }],
    [ignorablePage, { kind: 'ignorable', topics: ignorable.map(topicText) }],
  ]);
}

export function contents(): Contents {
  return {
    sections: Object.entries(sections)
      .map(([id, { title, says, pages }]) => ({ id, title, says, pages: pages.flatMap((page) => conceptsOf(page).map(entry)) }))
      .filter(({ pages }) => pages.length),
  };
}

function entry({ id, title, summary }: Concept): Entry {
  return { id, title, summary: plain(summary), rules: rulesOf(id).map((rule) => rule.id) };
}

function conceptPage(concept: Concept): ConceptPage {
  const { id, title, drawings = [] } = concept;
  const at = concepts.indexOf(concept);
  const section = Object.values(sections).find(({ pages }) => (pages as readonly string[]).includes(id))!;
  const part = (part: Exclude<keyof Concept & PartId, 'example' | 'symptoms' | 'reading'>) => ({
    id: part,
    title: partTitles[part],
    html: text(concept[part]),
  });
  return {
    kind: 'concept',
    id,
    title,
    sectionTitle: section.title,
    summary: line(concept.summary),
    drawings: drawings.map(({ svg }) => svg as Html),
    problem: text(concept.problem),
    example: sample(concept.example),
    advice: [part('whenToUse'), part('whenNotToUse'), part('howToSpot'), part('whatToMeasure')],
    rules: rulesOf(id).map(ruleText),
    snippets: snippetsOf(id).map(({ name, prefixes, description, languages, libraries }) => ({
      name,
      prefixes,
      description,
      languages,
      libraries,
    })),
    scaffolds: scaffoldsOf(id).map(({ id, title, summary }) => ({ id, title, summary })),
    exercise: text(concept.exercise),
    related: links(concept.related),
    reading: concept.reading,
    previous: links([concepts[at - 1]?.id])[0],
    next: links([concepts[at + 1]?.id])[0],
  };
}

/** Pages that are not written yet are left out. */
const links = (ids: readonly (string | undefined)[]): readonly Link[] =>
  ids.flatMap((id) => concepts.filter((concept) => concept.id === id).map(({ id, title }) => ({ id, title })));

function ruleText({ id, severity, summary, why, examples }: Rule): RuleText {
  return { id, severity, summary: line(summary), why: text(why), examples: examples.map(sample) };
}

function practiceText({ id, title, task, done, concepts, check }: (typeof practices)[number]): PracticesPage['practices'][number] {
  return {
    id,
    title,
    task: text(task),
    done: line(done),
    pages: links(concepts),
    check,
    rules: concepts.flatMap(rulesOf).map((rule) => rule.id),
  };
}

function topicText({ id, title, why, sign, instead, reading }: (typeof ignorable)[number]): IgnorablePage['topics'][number] {
  return { id, title, why: text(why), sign: line(sign), instead: links(instead), reading };
}

function sample({ bad, good }: { bad: string; good: string }): Sample {
  return {
    bad: highlighted(withoutAnnotations(bad).trim(), 'typescript'),
    good: highlighted(withoutAnnotations(good).trim(), 'typescript'),
  };
}
