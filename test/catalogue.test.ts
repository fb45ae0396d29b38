import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { concepts } from '../src/concepts/index.ts';
import { sections } from '../src/concepts/sections.ts';
import { indexes } from '../src/dev/indexes.ts';
import { pages } from '../src/dev/pages.ts';
import { withSettings } from '../src/dev/settings.ts';
import { withTables } from '../src/dev/tables.ts';
import { parseAnnotated } from '../src/engine/annotated.ts';
import type { Rule } from '../src/engine/rule.ts';
import { fileFacts } from '../src/facts/index.ts';
import { shapeOf } from '../src/libraries/catalogue.ts';
import { libraries } from '../src/libraries/index.ts';
import { rules } from '../src/rules/index.ts';
import { scaffolds } from '../src/scaffolds/index.ts';
import { settingsSchema } from '../src/settings/keys.ts';
import { readSettings } from '../src/settings/read.ts';

describe('what is generated is fresh', () => {
  for (const [path, text] of indexes(process.cwd())) {
    it(path, () => assert.equal(unformatted(readFileSync(path, 'utf8')), unformatted(text), 'run `npm run generate`'));
  }
});

it('the tables of README.md are fresh', () => {
  const text = readFileSync('README.md', 'utf8');
  assert.equal(text, withTables(text), 'run `npm run generate`');
});

it('the settings in package.json and their texts are fresh', () => {
  const [manifest, texts] = ['package.json', 'package.nls.json'].map((path) => JSON.parse(readFileSync(path, 'utf8')));
  assert.deepEqual([manifest, texts], withSettings(manifest, texts), 'run `npm run generate`');
});

it('every option of a rule has a type, a description and a default that it allows', () => {
  for (const { id, options = {} } of rules as readonly Rule[]) {
    for (const [name, schema] of Object.entries(options)) {
      assert.ok(schema.type && schema.description && schema.default !== undefined, `${id} ${name}`);
      const text = JSON.stringify({ rules: { [id]: ['warning', { [name]: schema.default }] } });
      assert.deepEqual(readSettings('/fundamentals.config.json', text, settingsSchema(rules))?.problems, [], `${id} ${name}`);
    }
  }
});

describe('every rule', () => {
  for (const rule of rules) {
    describe(rule.id, () => {
      it('has the name of its file, in the field’s form', () => {
        assert.match(rule.id, /^(no|prefer|require)-[a-z0-9-]+$/);
        assert.ok(existsSync(`src/rules/${rule.id}.ts`));
      });
      it('has a test file', () => assert.ok(existsSync(`test/rules/${rule.id}.test.ts`)));
      it('belongs to a page of the reference', () => assert.ok(concepts.some(({ id }) => id === rule.concept)));
      it('says what is wrong in one sentence and when to ignore it', () => {
        assert.match(rule.summary, /^[A-Z].*\.$/);
        assert.match(rule.why, /Ignore it/);
      });
      it('has an example that it warns about', () => {
        assert.ok(rule.examples.some(({ bad }) => parseAnnotated(bad).expected.length > 0));
      });
    });
  }
});

describe('every library', () => {
  for (const library of libraries) {
    it(`${library.id} names only shapes that it describes`, () => {
      const named = [
        ...Object.values(library.exports),
        ...Object.values(library.globals ?? {}),
        library.otherExports,
        ...Object.values(library.shapes).flatMap(
          ({ members = {}, otherMembers, instance, call, awaited, callback, handler = [], takes = [], self, puts, asks, elements }) => [
            elements,
            ...Object.values(members),
            otherMembers,
            instance,
            call?.returns,
            awaited?.gives,
            callback,
            ...handler,
            ...takes,
            self,
            puts,
            asks,
          ],
        ),
      ];
      for (const shape of named) if (shape !== undefined) shapeOf({ library: library.id, shape });
    });
    it(`${library.id} has tests`, () => assert.ok(existsSync(`test/libraries/${library.id}.test.ts`)));
  }
  it('is imported by packages that no other claims', () => {
    const packages = libraries.flatMap((library) => library.packages);
    assert.deepEqual([...new Set(packages)], packages);
  });
});

describe('every concept', () => {
  const contents: readonly string[] = Object.values(sections).flatMap(({ pages }) => pages);
  for (const concept of concepts) {
    it(`${concept.id} has the name of its file and stands in the table of contents`, () => {
      assert.ok(existsSync(`src/concepts/${concept.id}.ts`));
      assert.ok(contents.includes(concept.id));
    });
  }
});

it('pages offer scaffolds as soon as there are some, and not before the editor can run them', () => {
  const command = /registerCommand\(\s*'fundamentals\.scaffold'/;
  const canRun = readdirSync('src/extension').some((name) => command.test(readFileSync(join('src/extension', name), 'utf8')));
  const offered = [...pages().values()].flatMap((page) => (page.kind === 'concept' ? page.scaffolds : []));
  assert.deepEqual(offered.map(({ id }) => id).sort(), scaffolds.map(({ id }) => id).sort());
  assert.ok(canRun || offered.length === 0);
});

it('file facts have different ids', () => {
  const ids = fileFacts.map(({ id }) => id);
  assert.deepEqual([...new Set(ids)], ids);
});

/** The formatter may break lines; that alone is not stale. */
function unformatted(text: string): string {
  return text
    .replace(/,?\s+|,(?=\])/g, ' ')
    .replace(/\[ /g, '[')
    .replace(/ \]/g, ']');
}
