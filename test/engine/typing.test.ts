import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze, resolveFix } from '../../src/engine/analyze.ts';
import { rules } from '../../src/rules/index.ts';
import { workspaceOf } from '../fixture.ts';

const folder = 'test/workspaces/shop/src';
/** What is typed in, what leads there, and code in JavaScript. */
const typed = ['orders/receipts.ts', 'stock/availability.js', 'invoices/print.ts', 'shipments/tracking.ts'];
const around = ['customers/addresses.ts', 'db/knex.ts', 'db/prisma.ts', 'db/pool.ts', 'shipments/carrier.ts', 'lib/retry.ts'];
const texts = new Map(
  [...typed, ...around]
    .filter((name) => existsSync(join(folder, name)))
    .map((name): [string, string] => [`/${name}`, readFileSync(join(folder, name), 'utf8')]),
);

describe('while somebody types', () => {
  for (const name of typed) {
    const file = `/${name}`;
    const text = texts.get(file)!;
    it(`${file}, cut off anywhere, is analysed, and every fix it offers can be made`, () => {
      const workspace = workspaceOf(texts);
      for (let length = 0; length < text.length; length += 3) {
        workspace.update(file, { text: text.slice(0, length), version: String(length) });
        for (const { rule, span, fixes } of analyze(workspace, file, rules)) {
          for (const { id } of fixes)
            assert.notEqual(resolveFix(workspace, { rule, file, span, fix: id, version: String(length) }, rules), 'stale');
        }
      }
    });

    it(`${file}, edited again and again, says what a fresh look at the last text says`, () => {
      const workspace = workspaceOf(texts);
      for (let at = 0; at < text.length; at += 29) {
        const edited = text.slice(0, at) + text.slice(at + 7);
        workspace.update(file, { text: edited, version: String(at) });
        const fresh = workspaceOf(new Map([...texts, [file, edited]]));
        for (const other of texts.keys())
          assert.deepEqual(analyze(workspace, other, rules), analyze(fresh, other, rules), `${other} at ${at}`);
      }
    });

    it(`${file}, with a piece torn out, is analysed`, () => {
      const workspace = workspaceOf(texts);
      for (let at = 0; at < text.length; at += 5) {
        workspace.update(file, { text: text.slice(0, at) + text.slice(at + 7), version: String(at) });
        for (const other of texts.keys()) analyze(workspace, other, rules);
      }
    });
  }
});
