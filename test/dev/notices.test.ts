import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noticesOf } from '../../src/dev/notices.ts';

describe('third-party notices', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'fundamentals-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('hold the licence text of every bundled package once, also of one inside another', () => {
    const inputs = [
      ...['src/server/main.node.ts', install('node_modules/@scope/outer', 'MIT', 'Outer text')],
      install('node_modules/@scope/outer/node_modules/inner', '(WTFPL OR ISC)', 'Inner text'),
    ];
    const notices = noticesOf([...inputs, ...inputs]);
    assert.equal(notices.match(/Outer text/g)?.length, 1);
    assert.equal(notices.match(/Inner text/g)?.length, 1);
    assert.match(notices, /outer 1\.2\.3 \(MIT\)/);
  });

  it('refuse a licence that is not allowed and a package without a licence text, naming both', () => {
    const inputs = [install('node_modules/copyleft', 'GPL-3.0-only', 'Text'), install('node_modules/silent', 'MIT')];
    assert.throws(() => noticesOf(inputs), /copyleft 1\.2\.3: the licence GPL-3\.0-only.*\nsilent 1\.2\.3: no licence text/);
  });

  /** Makes a package and returns the path of a source in it. */
  function install(path: string, license: string, text?: string): string {
    const folder = join(root, path);
    mkdirSync(join(folder, 'lib'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: path.split('/').at(-1), version: '1.2.3', license }));
    if (text) writeFileSync(join(folder, 'LICENSE'), text);
    return join(folder, 'lib', 'index.js');
  }
});
