import assert from 'node:assert/strict';
import { apply } from '../../src/engine/text.ts';
import { notices } from '../../src/review/notices.ts';
import { rules } from '../../src/rules/index.ts';
import { newSettings, turnedOff } from '../../src/settings/edit.ts';
import { verdictOf } from '../../src/settings/globs.ts';
import { settingsSchema } from '../../src/settings/keys.ts';
import { readSettings, shownProblem } from '../../src/settings/read.ts';
import { prelude, reviewOf } from '../review/project.ts';

const schema = settingsSchema([...rules, ...Object.values(notices)]);
const loop = `${prelude}for (const id of ids) await db.query('a', [id]);\n`;
const off = '{ "rules": { "no-query-in-loop": "off" } }';

describe('settings that are wrong', () => {
  const problems = (text: string, file = '/fundamentals.config.json'): readonly string[] =>
    readSettings(file, text, schema)?.problems.map((problem) => shownProblem(problem, file.slice(1), text)) ?? [];

  for (const [text, ...expected] of [
    ['{ "rulez": {} }', '1:3: there is no key `rulez`: did you mean `rules`?'],
    ['{\n  "rules": { "no-quer-in-loop": "off" }\n}', '2:14: there is no rule `no-quer-in-loop`: did you mean `no-query-in-loop`?'],
    ['{ "rules": { "no-query-in-loop": "warn" } }', '1:34: `rules.no-query-in-loop` cannot be `warn`: did you mean `warning`?'],
    ['{ "rules": { "no-query-in-loop": ["error", { "kind": [] }] } }', '1:46: there is no option `kind`: did you mean `kinds`?'],
    [
      '{ "rules": { "no-query-in-loop": ["error", { "kinds": ["reads"] }] } }',
      '1:56: `rules.no-query-in-loop.1.kinds.0` cannot be `reads`: did you mean `read`?',
    ],
    [
      '{ "rules": { "no-query-in-loop": 2 } }',
      '1:34: `rules.no-query-in-loop` must be one of `off`, `hint`, `information`, `warning`, `error`, or a list',
    ],
    ['{ "exclude": "generated" }', '1:14: `exclude` must be a list'],
    [
      '{ "libraries": { "@acme/db": { "sql": "query" } } }',
      '1:39: `libraries.@acme/db.sql` cannot be `query`: use one of `read`, `write`, `remote call`, `publish`, `cache`, `once`, `per element`, `nothing`',
    ],
    ['[]', '1:1: `fundamentals` must be an object'],
    ['{ "root": true', '1:15: this is no JSON: close brace expected'],
    ['{ "root" true }', '1:10: this is no JSON: colon expected'],
  ] as const)
    it(text.replace(/\s+/g, ' '), () =>
      assert.deepEqual(
        problems(text),
        expected.map((one) => `fundamentals.config.json:${one}`),
      ),
    );

  it('leave the rest in force', () =>
    assert.deepEqual(
      readSettings('/fundamentals.config.json', '{ "rules": { "a": "off", "no-query-in-loop": "off" }, "base": 1 }', schema)?.settings,
      {
        rules: { 'no-query-in-loop': 'off' },
      },
    ));

  it('none: comments, trailing commas, a schema, an empty file', () => {
    for (const text of ['// why\n{ "$schema": "x", "root": true, /* so */ }', '', '{}', '\n']) assert.deepEqual(problems(text), [], text);
  });

  it('of package.json only its own key is read', () => {
    assert.deepEqual(problems('{ "name": 1, "fundamentals": { "rot": true } }', '/package.json'), [
      'package.json:1:32: there is no key `rot`: did you mean `root`?',
    ]);
    assert.equal(readSettings('/package.json', '{ "name": 1 }', schema), undefined);
  });
});

describe('globs are read as in .gitignore and as in tsconfig', () => {
  for (const [pattern, yes, no] of [
    ['generated', ['/generated/a.ts', '/src/generated/b/c.ts'], ['/src/generated.ts']],
    ['src/legacy', ['/src/legacy/a.ts'], ['/lib/src/legacy/a.ts', '/src/legacy.ts']],
    ['src/legacy/', ['/src/legacy/a/b.ts'], []],
    ['./src/**/*.gen.ts', ['/src/a.gen.ts', '/src/a/b.gen.ts'], ['/src/a.ts']],
    ['*.gen.ts', ['/a.gen.ts', '/a/b.gen.ts'], ['/a.ts']],
    ['src/{a,b}.ts', ['/src/a.ts', '/src/b.ts'], ['/src/c.ts']],
    ['.storybook', ['/.storybook/a.ts'], []],
  ] as const)
    it(pattern, () => {
      for (const file of yes) assert.equal(verdictOf([pattern], '', file), 'yes', file);
      for (const file of no) assert.equal(verdictOf([pattern], '', file), undefined, file);
    });

  it('the last that matches counts, and `!` takes one back', () => {
    assert.equal(verdictOf(['src', '!src/a.ts'], '', '/src/a.ts'), 'no');
    assert.equal(verdictOf(['!src/a.ts', 'src'], '', '/src/a.ts'), 'yes');
  });

  it('they start in the folder of the settings', () => {
    assert.equal(verdictOf(['src'], '/packages/a', '/packages/a/src/b.ts'), 'yes');
    assert.equal(verdictOf(['src'], '/packages/a', '/packages/b/src/b.ts'), undefined);
  });
});

describe('settings cascade', () => {
  const severities = (files: Readonly<Record<string, string>>, file = '/apps/api/main.ts'): readonly string[] => {
    const { review, findings } = reviewOf({ [file]: loop, ...files });
    assert.deepEqual(review.problems(), []);
    return findings(file).map(({ severity }) => severity);
  };

  it('a rule is as loud as the nearest file says, and off where it says so', () => {
    assert.deepEqual(severities({}), ['warning']);
    assert.deepEqual(severities({ '/package.json': '{ "fundamentals": { "rules": { "no-query-in-loop": "error" } } }' }), ['error']);
    assert.deepEqual(severities({ '/fundamentals.config.json': off }), []);
    assert.deepEqual(
      severities({
        '/fundamentals.config.json': off,
        '/apps/api/fundamentals.config.jsonc': '{ "rules": { "no-query-in-loop": "information" } } // ours',
      }),
      ['information'],
    );
  });

  it('key by key: what the nearest does not say, those above do', () =>
    assert.deepEqual(
      severities({
        '/fundamentals.config.json': off,
        '/apps/api/package.json': '{ "fundamentals": { "rules": { "no-query-per-parent": "off" } } }',
      }),
      [],
    ));

  it('up to one that is the root', () =>
    assert.deepEqual(severities({ '/fundamentals.config.json': off, '/apps/fundamentals.config.json': '{ "root": true }' }), ['warning']));

  it('a neighbour says nothing', () => assert.deepEqual(severities({ '/apps/web/fundamentals.config.json': off }), ['warning']));

  it('the editor’s own lie beneath all files', () => {
    const { review, findings } = reviewOf({
      '/main.ts': loop,
      '/a/main.ts': loop,
      '/a/fundamentals.config.json': '{ "rules": { "no-query-in-loop": "error" } }',
    });
    review.settingsChanged({ rules: { 'no-query-in-loop': 'off' } });
    assert.deepEqual(findings('/main.ts'), []);
    assert.deepEqual(
      findings('/a/main.ts').map(({ severity }) => severity),
      ['error'],
    );
  });

  it('two in one folder: the first counts, and the other is named', () => {
    const { review } = reviewOf({ '/main.ts': loop, '/fundamentals.config.json': '{}', '/package.json': '{ "fundamentals": {} }' });
    assert.deepEqual(
      review.problems().map(({ file, message }) => [file, message]),
      [['/package.json', 'this is not read, as `fundamentals.config.json` stands beside it: keep one']],
    );
  });

  it('options reach the rule', () =>
    assert.deepEqual(
      severities({ '/fundamentals.config.json': '{ "rules": { "no-query-in-loop": ["error", { "kinds": ["write"] }] } }' }),
      [],
    ));

  it('files are excluded, those that rules skip are included, and exclusion wins', () => {
    assert.deepEqual(severities({ '/fundamentals.config.json': '{ "exclude": ["apps/*"] }' }), []);
    assert.deepEqual(severities({}, '/scripts/main.ts'), []);
    assert.deepEqual(severities({ '/fundamentals.config.json': '{ "include": ["scripts"] }' }, '/scripts/main.ts'), ['warning']);
    assert.deepEqual(
      severities({ '/fundamentals.config.json': '{ "include": ["scripts"], "exclude": ["main.ts"] }' }, '/scripts/main.ts'),
      [],
    );
    assert.deepEqual(
      severities(
        { '/fundamentals.config.json': '{ "exclude": ["scripts"] }', '/scripts/package.json': '{ "fundamentals": { "include": ["*"] } }' },
        '/scripts/main.ts',
      ),
      ['warning'],
    );
  });

  it('layers name files', () => {
    const layered = reviewOf({ '/apps/a.ts': '', '/package.json': '{ "fundamentals": { "layers": { "domain": ["apps"] } } }' }).review;
    assert.equal(
      layered.standing('/apps/a.ts', 'apps/a.ts', { nameOf: (file) => file }),
      'It is checked: 0 findings. Its settings say that its layer is `domain`.',
    );
    const { review } = reviewOf({
      '/apps/a.ts': '',
      '/fundamentals.config.json': '{ "layers": { "domain": ["apps/**"], "handler": ["routes"] } }',
    });
    assert.equal(review.settingsOf('/apps/a.ts').layerOf('/apps/a.ts'), 'domain');
    assert.equal(review.settingsOf('/b.ts').layerOf('/b.ts'), undefined);
  });
});

describe('a rule is turned off', () => {
  for (const [what, file, before, after] of [
    [
      'beside others, comments kept',
      '/fundamentals.config.jsonc',
      '{\n\t// ours\n\t"rules": {\n\t\t"no-query-per-parent": "off" // why\n\t}\n}\n',
      '{\n\t// ours\n\t"rules": {\n\t\t"no-query-in-loop": "off",\n\t\t"no-query-per-parent": "off" // why\n\t}\n}\n',
    ],
    [
      'in place of its severity and options',
      '/fundamentals.config.json',
      '{ "rules": { "no-query-in-loop": ["error", {}] } }',
      '{ "rules": { "no-query-in-loop": "off" } }',
    ],
    [
      'in package.json',
      '/package.json',
      '{\n  "name": "shop"\n}\n',
      '{\n  "name": "shop",\n  "fundamentals": {\n    "rules": {\n      "no-query-in-loop": "off"\n    }\n  }\n}\n',
    ],
  ] as const)
    it(what, () => assert.equal(apply(before, turnedOff('no-query-in-loop', file, before)), after));

  it('in a new file', () => assert.equal(newSettings('a-rule'), '{\n  "rules": {\n    "a-rule": "off"\n  }\n}\n'));
});
