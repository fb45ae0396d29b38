import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { rules } from '../../src/rules/index.ts';
import { noQueryInLoop } from '../../src/rules/no-query-in-loop.ts';
import { check, workspaceOf } from '../fixture.ts';

const database = `
//- /database.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;

const loop = `import { prisma } from './database';
export async function run(orders) {
  for (const order of orders) {
    const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
    console.log(customer);
  }
}
`;

const client = "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n";

/** The first lines of the findings of `/main.ts` with this text, beside the database it imports. */
function linesFoundIn(text: string, file = '/main.ts'): readonly number[] {
  const workspace = workspaceOf(
    new Map([
      [file, text],
      ['/database.ts', client],
    ]),
  );
  return analyze(workspace, file, rules).map(({ span }) => text.slice(0, span.start).split('\n').length);
}

describe('code nested 10,000 levels deep is left alone, and what imports it is not', () => {
  const times = 10_000;
  for (const [form, before, inner, after] of [
    ['parentheses', '(', '1', ')'],
    ['calls', 'f(', '1', ')'],
    ['sums', '', '1', ' + b'],
    ['texts', '', "'a'", " + 'b'"],
    ['lists', '[', '1', ']'],
    ['objects', '{ a: ', '1', '}'],
    ['chains', '', 'a', '.b()'],
    ['properties', '', 'a', '.b'],
    ['arrow functions', '() => ', '1', ''],
    ['functions', 'function () { return ', '1', '}'],
    ['classes', 'class { a = ', '1', '}'],
    ['choices', 'a ? b : ', '1', ''],
    ['defaults', '', 'a', ' ?? b'],
    ['negations', '!', 'a', ''],
    ['awaits', 'await ', 'a', ''],
    ['assignments', 'a = ', 'b', ''],
    ['templates', '`$' + '{', '1', '}`'],
    ['callbacks', 'a.map(() => ', '1', ')'],
    ['continuations', 'a.then(() => ', '1', ')'],
    ['sequences', '(a, ', 'b', ')'],
    ['assertions', '', 'a', '!'],
    ['types of values', '', 'a', ' as any'],
    ['spreads', '{ ...', 'a', '}'],
    ['what is half typed', '(', '', ''],
    ['what is half typed, of several kinds', 'f({ a: [', '', ''],
  ] as const) {
    it(form, () => {
      const deep = `export const a = ${before.repeat(times)}${inner}${after.repeat(times)};\n`;
      const workspace = workspaceOf(
        new Map([
          ['/main.ts', `import { a } from './deep';\na.order.count();\n${loop}`],
          ['/deep.ts', deep],
          ['/database.ts', client],
        ]),
      );
      assert.deepEqual(analyze(workspace, '/deep.ts', rules), []);
      assert.equal(workspace.refusal('/deep.ts'), 'its code is nested too deeply');
      assert.equal(analyze(workspace, '/main.ts', rules).length, 1);
    });
  }

  for (const [form, before, inner, after] of [
    ['blocks', '{', '', '}'],
    ['branches', 'if (a) b(); else ', 'c();', ''],
    ['loops', 'for (const a of b) ', 'c();', ''],
    ['functions', 'function f() {', '', '}'],
    ['types', 'type A = ', 'b;', ''],
  ] as const) {
    it(`statements: ${form}`, () => {
      const text =
        form === 'types'
          ? `type A = ${'Promise<'.repeat(times)}1${'>'.repeat(times)};`
          : before.repeat(times) + inner + after.repeat(times);
      const workspace = workspaceOf(new Map([['/main.ts', text]]));
      assert.deepEqual(analyze(workspace, '/main.ts', rules), []);
      assert.equal(workspace.refusal('/main.ts'), 'its code is nested too deeply');
    });
  }

  it('until it is put right', () => {
    const workspace = workspaceOf(new Map([['/main.ts', `const a = ${'('.repeat(times)}`]]));
    analyze(workspace, '/main.ts', rules);
    workspace.update('/main.ts', { text: 'const a = 1;', version: '2' });
    analyze(workspace, '/main.ts', rules);
    assert.equal(workspace.refusal('/main.ts'), undefined);
  });

  it('but not what is 300 levels deep, or long', () => {
    for (const expression of [`${'('.repeat(300)}1${')'.repeat(300)}`, `'a'${" + 'b'".repeat(300)}`, `[${'1, '.repeat(20_000)}]`])
      assert.deepEqual(linesFoundIn(`${loop}const a = ${expression};\n`), [4]);
  });
});

describe('half-edited texts', () => {
  it('with marks of a merge conflict: findings on both sides, and no fix that would write into them', () => {
    check(
      noQueryInLoop,
      `
import { prisma } from './database';
export async function run(orders) {
  for (const order of orders) {
    const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
    //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.customer.findUnique\` runs once per \`order\` of \`orders\`: 200 orders cost 200 queries. Ask once for all of them.
    console.log(customer);
  }
}
<<<<<<< HEAD
export const limit = 1;
=======
export const limit = 2;
>>>>>>> theirs
export async function again(orders) {
  for (const order of orders) {
    const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
    //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.customer.findUnique\` runs once per \`order\` of \`orders\`: 200 orders cost 200 queries. Ask once for all of them.
    console.log(customer);
  }
}${database}`,
    );
  });

  it('with a mark inside the statement: nothing is said about it', () => {
    const mark = '<<<<<<< HEAD\n    console.log(customer);\n=======\n    console.info(customer);\n>>>>>>> theirs\n';
    assert.deepEqual(linesFoundIn(loop.replace('order.customerId', `\n${mark} order.customerId`)), []);
  });

  it('in Flow: what the parser can read is checked', () => {
    assert.deepEqual(linesFoundIn(`// @flow strict\ntype P = {| +id: ?number |};\nexport const x = (y: any);\n${loop}`, '/main.js'), [7]);
  });
});

describe('texts as they come from elsewhere', () => {
  it('with the line ends of Windows or of old Macs, tabs, a byte order mark, separators of lines', () => {
    assert.deepEqual(linesFoundIn(loop.replaceAll('\n', '\r\n')), [4]);
    assert.equal(linesFoundIn(loop.replaceAll('\n', '\r')).length, 1);
    assert.deepEqual(linesFoundIn(loop.replaceAll('  ', '\t')), [4]);
    assert.deepEqual(linesFoundIn(`\uFEFF${loop}`), [4]);
    assert.deepEqual(linesFoundIn(loop.replace('console', '\u2028console')), [4]);
  });

  it('of 5 MB: they are not parsed', () => {
    const workspace = workspaceOf(new Map([['/main.ts', `${loop}${'// generated\n'.repeat(400_000)}`]]));
    assert.deepEqual(analyze(workspace, '/main.ts', rules), []);
    assert.equal(workspace.refusal('/main.ts'), 'it is longer than 2 million characters');
  });

  it('empty, of blanks, of zeros, of halves of characters', () => {
    for (const text of ['', ' \n\t', '\0\0\0', '\uD800', '\uD800const a = "\uDC00";', '#!', '`', '/*', "'"])
      assert.deepEqual(linesFoundIn(text), []);
  });
});

describe('nobody edits by hand, so nothing is said about', () => {
  for (const [what, text] of [
    ['@generated', `/** @generated */\n${loop}`],
    ['a licence before it', `/*\n * Copyright\n */\n\n// @generated by us\n${loop}`],
    ['the words of Go', `// Code generated by sqlc. DO NOT EDIT.\n${loop}`],
    ['other words', `/* This file is auto-generated,\n   please do not modify it. */\n${loop}`],
    ['lines that no one writes', `${loop.replaceAll('\n', ' ')}${'f(1);'.repeat(3000)}`],
  ] as const)
    it(what, () => assert.deepEqual(linesFoundIn(text), []));

  it('but something about what only speaks of it', () => {
    for (const text of [
      `// Ids are generated by the database.\n${loop}`,
      `${loop}// @generated\n`,
      `export const mark = '@generated';\n${loop}`,
      `// ${'a long line, '.repeat(100)}\n${loop}`,
    ])
      assert.equal(linesFoundIn(text).length, 1, text.slice(0, 60));
  });
});
