/** Living with findings, as the command line does: in a real repository, step by step. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rules } from '../../src/rules/index.ts';
import { createRepository, loops, type Repository } from '../repository.ts';

const cli = resolve('dist/cli.js');
const baseline = '.fundamentals-baseline';

describe('living with findings on the command line', () => {
  let repository: Repository;

  beforeEach(() => {
    repository = createRepository();
  });

  afterEach(() => repository.remove());

  function run(args: string, folder = '.'): { status: number | null; stdout: string; stderr: string } {
    const cwd = join(repository.folder, folder);
    return spawnSync(process.execPath, [cli, ...args.split(' ')], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  }

  /** `file:line severity` of each finding, and the exit code. */
  function found(args: string, folder = '.'): readonly unknown[] {
    const { status, stdout, stderr } = run(`${args} --format json`, folder);
    assert.equal(stderr, '');
    const { findings } = JSON.parse(stdout) as { findings: { file: string; severity: string; range: { start: { line: number } } }[] };
    return [...findings.map(({ file, severity, range }) => `${file}:${range.start.line} ${severity}`), status];
  }

  it('settings: the nearest holds, and --config holds in their place', () => {
    repository.write('src/a.ts', loops(1));
    repository.write('apps/api/b.ts', loops(1));
    assert.deepEqual(found('check'), ['apps/api/b.ts:6 warning', 'src/a.ts:6 warning', 1]);
    repository.write('fundamentals.config.jsonc', '{ "rules": { "no-query-in-loop": "error" } } // all of us');
    repository.write('apps/api/package.json', '{ "fundamentals": { "rules": { "no-query-in-loop": "off" } } }');
    assert.deepEqual(found('check'), ['src/a.ts:6 error', 1]);
    assert.deepEqual(found('check', 'apps'), [0]);
    repository.write('ci.json', '{ "rules": { "no-query-in-loop": "information" }, "exclude": ["src"] }');
    assert.deepEqual(found('check --config ci.json'), ['apps/api/b.ts:6 information', 0]);
  });

  it('settings that are wrong: each with file, line and column, and exit code 2', () => {
    repository.write('apps/api/b.ts', loops(1));
    repository.write(
      'apps/api/fundamentals.config.json',
      '{\n  "rules": {\n    "no-quer-in-loop": "off",\n    "no-query-in-loop": "warn"\n  }\n}',
    );
    const { status, stderr, stdout } = run('check');
    assert.deepEqual([status, stdout], [2, '']);
    assert.equal(
      stderr,
      [
        'apps/api/fundamentals.config.json:3:5: there is no rule `no-quer-in-loop`: did you mean `no-query-in-loop`?',
        'apps/api/fundamentals.config.json:4:25: `rules.no-query-in-loop` cannot be `warn`: did you mean `warning`?',
        '',
      ].join('\n'),
    );
    assert.match(run('check --config nowhere.json').stderr, /no file or folder 'nowhere\.json'/);
  });

  it('what settings exclude is not checked when it is named either, and says so', () => {
    repository.write('gen/a.ts', loops(1));
    repository.write('fundamentals.config.json', '{ "exclude": ["gen"] }');
    assert.match(run('check gen/a.ts').stdout, /^not checked gen\/a\.ts: fundamentals\.config\.json excludes it\n0 findings/);
    assert.match(run('check --why gen/a.ts').stdout, /Not checked, as fundamentals\.config\.json excludes it\./);
    repository.write('fundamentals.config.json', JSON.stringify({ rules: Object.fromEntries(rules.map(({ id }) => [id, 'off'])) }));
    assert.match(run('check --why gen/a.ts').stdout, /Not checked, as every rule is off in its settings\./);
  });

  it('scripts are checked where settings include them', () => {
    repository.write('scripts/a.ts', loops(1));
    assert.deepEqual(found('check'), [0]);
    repository.write('fundamentals.config.json', '{ "include": ["scripts"] }');
    assert.deepEqual(found('check'), ['scripts/a.ts:6 warning', 1]);
  });

  it('comments suppress, fixes put them right, and what they suppress is not fixed', () => {
    const comment = '// fundamentals-ignore-next-line no-query-in-loop: few';
    repository.write('a.ts', loops(1).replace('    await', `    ${comment}\n    await`));
    assert.deepEqual(found('check'), [0]);
    repository.write('a.ts', loops(1).replace('    await', `    ${comment.replace('query', 'quer')}\n    await`));
    assert.deepEqual(found('check'), ['a.ts:7 warning', 'a.ts:6 warning', 1]);
    assert.match(run('check --fix').stdout, /1 fix applied/);
    assert.ok(repository.read('a.ts').includes(comment));
    repository.write('a.ts', `${comment}\nexport const a = 1;\n`);
    assert.deepEqual(found('check'), ['a.ts:1 hint', 0]);
    run('check --fix --unsafe-fixes');
    assert.equal(repository.read('a.ts'), 'export const a = 1;\n');
  });

  it('a rule that was not asked for says nothing about comments that name it', () => {
    repository.write('a.ts', '// fundamentals-ignore-file no-query-in-loop: few\n');
    assert.deepEqual(found('check --rule no-remote-call-in-loop'), [0]);
  });

  it('2,000 findings: known, only the new one appears, is fixed, and is gone', () => {
    for (let file = 0; file < 100; file++) repository.write(`src/${file}.ts`, loops(20, file * 20));
    repository.commit();
    assert.match(run('check').stdout, /2000 findings in 100 files\.\n$/);
    assert.equal(run('baseline write').stdout, '.fundamentals-baseline: 2000 findings known, 2000 new, 0 gone.\n');
    const written = repository.read(baseline);
    assert.equal(written.split('\n').length, 2002);
    assert.equal(run('check').status, 0);
    assert.deepEqual(
      [run('baseline check').status, run('check').stdout],
      [0, '0 findings in 100 files, and 2000 that the baseline knows.\n'],
    );

    const old = repository.read('src/50.ts');
    repository.write('src/50.ts', `// a line more\n${old}${loops(1, 9999).split('\n').slice(2).join('\n')}`);
    const { status, stdout } = run('check');
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^src\/50\.ts\n {2}127:11 {2}warning .*\n(?: .*\n)+\n1 finding in 100 files, and 2000 that the baseline knows\.\n$/,
    );
    assert.equal(run('baseline check').status, 1);

    repository.write('src/50.ts', `// a line more\n${old}`);
    assert.equal(run('check').status, 0);
    run('baseline write');
    assert.equal(repository.read(baseline), written);
  });

  it('what has vanished is reported, and forgotten when that is asked for; what is new stays new', () => {
    repository.write('a.ts', loops(3));
    repository.write('b.ts', loops(1));
    run('baseline write');
    repository.write('a.ts', loops(2).replace('select 1', 'select 100'));
    rmSync(join(repository.folder, 'b.ts'));
    const { status, stdout } = run('baseline check');
    assert.equal(status, 1);
    assert.match(stdout, /3 known findings have vanished: `fundamentals baseline write --prune` forgets them\.\n/);
    assert.match(stdout, /\n {2}b\.ts {2}load0 {2}no-query-in-loop {2}\(\.fundamentals-baseline\)/);
    assert.equal(run('baseline write --prune').stdout, '.fundamentals-baseline: 1 finding known, 0 new, 3 gone.\n');
    assert.deepEqual(found('check'), ['a.ts:6 hint', 'a.ts:12 warning', 1]);
  });

  it('of part of a project leaves the rest as it was, and is found from any folder', () => {
    repository.write('a.ts', loops(1));
    repository.write('apps/b.ts', loops(1));
    run('baseline write');
    repository.write('apps/b.ts', loops(2));
    assert.equal(run('baseline write .', 'apps').stdout, '../.fundamentals-baseline: 3 findings known, 1 new, 0 gone.\n');
    assert.deepEqual(found('check'), ['a.ts:6 hint', 'apps/b.ts:6 hint', 'apps/b.ts:12 hint', 0]);
    assert.ok(!existsSync(join(repository.folder, 'apps', baseline)));
  });

  it('that a merge has torn is not taken for true', () => {
    repository.write('a.ts', loops(1));
    run('baseline write');
    repository.write(baseline, `<<<<<<< HEAD\n${repository.read(baseline)}`);
    const { status, stderr } = run('baseline check');
    assert.equal(status, 2);
    assert.match(stderr, /\.fundamentals-baseline:1: this line is none of ours; has a merge left it\?/);
  });

  it('a false alarm is reported without a name of the project', () => {
    repository.write('a.ts', loops(1));
    const { status, stdout } = run('false-alarm a.ts:6');
    assert.equal(status, 0);
    assert.match(stdout, /^# False alarm: `no-query-in-loop`\n/);
    assert.match(stdout, /\n- Engineering Fundamentals \d+\.\d+\.\d+\n- Node v\d/);
    assert.doesNotMatch(stdout, /ids|db|a\.ts|select/);
    assert.match(run('false-alarm a.ts:5').stderr, /there is no finding at a\.ts:5/);
  });

  it('only what is new since a branch: committed, saved and added', () => {
    repository.write('a.ts', loops(3));
    repository.commit();
    repository.git('switch', '--quiet', '--create', 'work');
    assert.deepEqual(found('check --since main'), [0]);
    repository.write('a.ts', `// moved\n${loops(3).replace('select 1', 'select 100')}`);
    assert.deepEqual(found('check --since main'), ['a.ts:13 warning', 1]);
    repository.commit();
    assert.deepEqual(found('check --since main'), ['a.ts:13 warning', 1]);
    repository.write('b.ts', loops(1));
    assert.deepEqual(found('check --new'), ['a.ts:13 warning', 'b.ts:6 warning', 1]);
    assert.deepEqual(found('check --since HEAD'), ['b.ts:6 warning', 1]);
    repository.write('fundamentals.config.json', '{ "base": "work" }');
    assert.deepEqual(found('check --new'), ['b.ts:6 warning', 1]);
    assert.match(run('check --since nope').stderr, /git knows no 'nope' here/);
  });
});
