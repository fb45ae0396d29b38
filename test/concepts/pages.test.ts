import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Concept, Reading } from '../../src/concepts/concept.ts';
import { ignorable } from '../../src/concepts/ignorable.ts';
import { concepts } from '../../src/concepts/index.ts';
import { practices } from '../../src/concepts/practices.ts';
import { sections } from '../../src/concepts/sections.ts';

const ids: readonly string[] = concepts.map(({ id }) => id);

/** Words a reader reads, without code, drawings and links. */
const shortest = 250;
const longest = 700;

const textsOf = ({ summary, problem, whenToUse, whenNotToUse, howToSpot, whatToMeasure, exercise }: Concept): readonly string[] => [
  summary,
  problem,
  whenToUse,
  whenNotToUse,
  howToSpot,
  whatToMeasure,
  exercise,
];

describe('the table of contents', () => {
  const contents: readonly string[] = Object.values(sections).flatMap(({ pages }) => pages);
  for (const id of contents) it(`${id} has a page`, () => assert.ok(ids.includes(id), `src/concepts/${id}.ts is missing`));
  it('names every page once', () => assert.deepEqual([...new Set(contents)], contents));
});

describe('every page', () => {
  for (const concept of concepts) {
    describe(concept.id, () => {
      it(`has ${shortest} to ${longest} words`, () => {
        const words = textsOf(concept).join(' ').split(/\s+/).length;
        assert.ok(words >= shortest && words <= longest, `${words} words`);
      });
      it('says what it is in one sentence', () => assert.match(concept.summary, /^[A-Z0-9][^.!?]+\.$/));
      it('is found by what people type', () => {
        assert.ok(concept.symptoms.length >= 3);
        for (const symptom of concept.symptoms) assert.equal(symptom, symptom.trim().toLowerCase());
        assert.deepEqual([...new Set(concept.symptoms)], concept.symptoms);
      });
      it('has no filler', () => {
        const filler =
          /it is important|it's important|simply put|in today's|leverage|seamless|robust solution|best practice|at the end of the day/i;
        for (const text of textsOf(concept)) assert.doesNotMatch(text, filler);
      });
      it('links to pages that exist, and not to itself', () => checkLinks(textsOf(concept), concept.id));
      it('names where to go on', () => {
        assert.ok(concept.related.length >= 2);
        assert.ok(!concept.related.includes(concept.id));
        assert.deepEqual([...new Set(concept.related)], concept.related);
      });
      it('has at least two links to read on, and names the source of a claim', () => {
        assert.ok(concept.reading.length >= 2);
        assert.ok(concept.reading.some(({ claim }) => claim !== undefined));
        checkReading(concept.reading);
      });
    });
  }
  it('has a title of its own', () => {
    const titles = concepts.map(({ title }) => title);
    assert.deepEqual([...new Set(titles)], titles);
  });
});

it('snippets belong to pages that exist', () => {
  for (const name of readdirSync('snippets')) {
    const snippets: Record<string, { concept?: string }> = JSON.parse(readFileSync(join('snippets', name), 'utf8'));
    for (const [title, { concept }] of Object.entries(snippets)) assert.ok(concept && ids.includes(concept), `${title}: ${concept}`);
  }
});

describe('learn by doing', () => {
  it('has eight practices with ids of their own', () => {
    assert.equal(practices.length, 8);
    assert.equal(new Set(practices.map(({ id }) => id)).size, 8);
  });
  for (const { id, title, task, done, concepts: read } of practices) {
    it(`${id} says what to do and when it is done`, () => {
      assert.ok(title && task.trim() && done.trim() && read.length);
      checkLinks([task, done]);
    });
  }
});

describe('what you may ignore for now', () => {
  for (const { id, why, sign, reading } of ignorable) {
    it(`${id} names the sign that you need it`, () => {
      assert.ok(sign.trim());
      checkLinks([why, sign]);
      checkReading(reading);
    });
  }
  it('has ids of their own', () => assert.equal(new Set(ignorable.map(({ id }) => id)).size, ignorable.length));
});

/** Links in Markdown: `[words](#page)`. Links that leave stand under further reading. */
function checkLinks(texts: readonly string[], self?: string): void {
  for (const [, target = ''] of texts.join('\n').matchAll(/\]\(([^)]*)\)/g)) {
    assert.match(target, /^#[a-z0-9-]+$/);
    assert.ok(ids.includes(target.slice(1)), `there is no page ${target}`);
    assert.notEqual(target.slice(1), self);
  }
}

function checkReading(reading: readonly Reading[]): void {
  for (const { title, url, claim } of reading) {
    const { protocol, hostname, username, port, search, href } = new URL(url);
    assert.equal(protocol, 'https:', url);
    assert.match(hostname, /^([a-z0-9-]+\.)+[a-z]{2,}$/, url);
    assert.deepEqual([username, port, search], ['', '', ''], url);
    assert.equal(href, url, 'is written as browsers write it');
    assert.ok(title.trim() === title && title.length > 3);
    if (claim !== undefined) assert.ok(claim.trim() === claim && claim.length > 10);
  }
  const urls = reading.map(({ url }) => url);
  assert.deepEqual([...new Set(urls)], urls);
}
