/** Writes everything the sidebar shows: `node dist/dev/reference.cjs dist/reference.json`. Texts become HTML here, so that the page needs no library. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import hljs from 'highlight.js/lib/core';
import json from 'highlight.js/lib/languages/json';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import MarkdownIt from 'markdown-it';
import type { Concept } from '../concepts/concept.ts';
import { concepts } from '../concepts/index.ts';
import { sections } from '../concepts/sections.ts';
import { withoutAnnotations } from '../engine/annotated.ts';
import { rules } from '../rules/index.ts';
import type { Html, Reference, ReferenceExample, ReferencePage, ReferenceRule } from '../server/protocol.ts';

hljs.registerLanguage('ts', typescript);
hljs.registerLanguage('sql', sql);
hljs.registerLanguage('json', json);

// `html: false` escapes raw HTML; links other than http(s) and mail stay text by the library's own check.
const markdown = new MarkdownIt({
  html: false,
  typographer: false,
  highlight: (code, language) => (hljs.getLanguage(language) ? coloured(code, language) : ''),
});

const [target] = process.argv.slice(2);
if (!target) throw new Error('Usage: reference.cjs <file to write>');
writeFileSync(target, JSON.stringify(reference()));

function reference(): Reference {
  const snippets = readSnippets('snippets');
  return {
    sections: Object.entries(sections).map(([id, { title }]) => ({ id, title })),
    pages: Object.entries(sections).flatMap(([section, { pages }]) =>
      pages.flatMap((id) => concepts.filter((concept) => concept.id === id).map((concept) => page(section, concept, snippets))),
    ),
  };
}

function page(section: string, concept: Concept, snippets: readonly Snippet[]): ReferencePage {
  const { id, title, drawings = [], reading } = concept;
  return {
    id,
    section,
    title,
    summary: line(concept.summary),
    drawings: drawings.map(({ svg }) => svg as Html),
    problem: text(concept.problem),
    example: example(concept.example),
    whenToUse: text(concept.whenToUse),
    whenNotToUse: text(concept.whenNotToUse),
    howToSpot: text(concept.howToSpot),
    whatToMeasure: text(concept.whatToMeasure),
    reading,
    exercise: text(concept.exercise),
    rules: rules.filter((rule) => rule.concept === id).map(ruleOf),
    snippets: snippets
      .filter((snippet) => snippet.concept === id)
      .map(({ prefix, description }) => ({ prefixes: [prefix].flat(), description })),
  };
}

function ruleOf({ id, severity, summary, why, examples }: (typeof rules)[number]): ReferenceRule {
  return { id, severity, summary: line(summary), why: text(why), examples: examples.map(example) };
}

function example({ bad, good }: { bad: string; good: string }): ReferenceExample {
  return { bad: coloured(withoutAnnotations(bad).trim(), 'ts'), good: coloured(withoutAnnotations(good).trim(), 'ts') };
}

function text(source: string): Html {
  return markdown.render(source.trim()) as Html;
}

function line(source: string): Html {
  return markdown.renderInline(source) as Html;
}

/** One element per line, so that the style sheet can indent what does not fit. A colour that spans lines is closed and opened again. */
function coloured(code: string, language: string): Html {
  const open: string[] = [];
  const lines = hljs
    .highlight(code, { language })
    .value.split('\n')
    .map((line) => {
      const before = open.join('');
      for (const [tag] of line.matchAll(/<span[^>]*>|<\/span>/g)) {
        if (tag === '</span>') open.pop();
        else open.push(tag);
      }
      return `<span class="line">${before}${line}\n${'</span>'.repeat(open.length)}</span>`;
    });
  return lines.join('') as Html;
}

/** A snippet as the editor reads it, with the concept whose page shows it. */
interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly concept?: string;
}

/** Every snippet of a folder, once: languages share files. */
function readSnippets(folder: string): Snippet[] {
  return readdirSync(folder).flatMap((name) =>
    Object.values(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, Snippet>),
  );
}
