import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** That the rest works, `npm run release` shows: it does all but publish. */
describe('a release', () => {
  for (const [what, args, said] of [
    [
      'the tag of another version',
      ['--tag', 'v99.0.0'],
      /The tag is v99\.0\.0, the version in package\.json \d+\.\d+\.\d+: they must agree/,
    ],
    ['no tag', ['--publish', 'yes'], /A release needs --tag/],
    ['a secret that is missing', ['--publish', 'yes', '--tag', `v${version}`], /has no NODE_AUTH_TOKEN: nothing has been published/],
  ] as const) {
    it(`is refused for ${what}`, () => {
      const { NODE_AUTH_TOKEN, ...env } = process.env;
      const { status, stderr } = spawnSync(process.execPath, ['test/editor/host/release.mjs', ...args], { encoding: 'utf8', env });
      assert.notEqual(status, 0);
      assert.match(stderr, said);
    });
  }

  it('runs what exists, with every secret that it asks for, and publishes for tags alone', () => {
    const workflow = readFileSync('.github/workflows/release.yml', 'utf8');
    const script = readFileSync('test/editor/host/release.mjs', 'utf8');
    for (const [path] of workflow.matchAll(/(?<![\w-])(?:test|\.ci)\/[\w/.-]+/g)) assert.ok(existsSync(path), path);
    for (const [, secret] of /\['(NODE_AUTH_TOKEN.*?)'\]/.exec(script)![1]!.matchAll(/(\w+_\w+)/g))
      assert.ok(workflow.includes(`${secret}: \${{ secrets.`), secret);
    assert.match(workflow, /PUBLISH: \$\{\{ github\.ref_type == 'tag' && 'yes' \|\| 'no' \}\}/);
  });
});
