import assert from 'node:assert/strict';
import { format } from 'prettier';
import { prelude, reviewOf } from './project.ts';

const rule = 'no-query-in-loop';

/** What is said of a text that stands below the prelude; its own lines count from 4. */
function said(text: string, file = '/main.ts'): readonly string[] {
  return reviewOf({ [file]: prelude + text }).said(file);
}

/** Suppresses everything as it is written, and after prettier has broken lines as narrowly as it can. */
async function holds(text: string, file = '/main.tsx'): Promise<void> {
  assert.deepEqual(said(text, file), []);
  for (const printWidth of [20, 40, 80, 200]) {
    const formatted = await format(prelude + text, { parser: 'typescript', printWidth, singleQuote: true });
    assert.deepEqual(reviewOf({ [file]: formatted }).said(file), [], formatted);
  }
}

describe('a comment suppresses', () => {
  it('what stands on the next line, for a reason', () =>
    assert.deepEqual(
      said(`for (const id of ids) {\n  // fundamentals-ignore-next-line ${rule}: five at most\n  await db.query('a', [id]);\n}`),
      [],
    ));

  it('only the rules that it names', () => {
    const text = `for (const id of ids) {\n  // fundamentals-ignore-next-line no-remote-call-in-loop: five at most\n  await db.query('a', [id]);\n}`;
    assert.deepEqual(said(text), ['6 no-query-in-loop', 'hint 5 no-unused-suppression']);
  });

  it('several rules, separated by commas', () =>
    assert.deepEqual(
      said(
        `for (const id of ids) {\n  // fundamentals-ignore-next-line ${rule}, no-remote-call-in-loop: few\n  { await db.query('a', [id]); await fetch('b' + id); }\n}`,
      ),
      [],
    ));

  it('only the statement after it, not the next one', () => {
    const text = `for (const id of ids) {\n  // fundamentals-ignore-next-line ${rule}: few\n  await db.query('a', [id]);\n  await db.query('b', [id]);\n}`;
    assert.deepEqual(said(text), ['7 no-query-in-loop']);
  });

  it('not what a loop of several statements does when it stands above the loop', () => {
    const text = `// fundamentals-ignore-next-line ${rule}: few\nfor (const id of ids) {\n  await db.query('a', [id]);\n  other(id);\n}`;
    assert.deepEqual(said(text), ['6 no-query-in-loop', 'hint 4 no-unused-suppression']);
  });

  it('a block between start and end', () => {
    const text = `for (const id of ids) {\n  /* fundamentals-ignore-start ${rule}: old */\n  await db.query('a', [id]);\n  await db.query('b', [id]);\n  /* fundamentals-ignore-end ${rule} */\n  await db.query('c', [id]);\n}`;
    assert.deepEqual(said(text), ['9 no-query-in-loop']);
  });

  it('a whole file, wherever it stands', () =>
    assert.deepEqual(said(`for (const id of ids) await db.query('a', [id]);\n/* fundamentals-ignore-file ${rule}: yearly */`), []));

  it('nothing where it is a text', () => {
    const text = `const a = '// fundamentals-ignore-file ${rule}: x';\nconst b = \`\n// fundamentals-ignore-file ${rule}: x\`;\nfor (const id of ids) await db.query('a', [id]);`;
    assert.deepEqual(said(text), ['7 no-query-in-loop']);
    assert.deepEqual(
      said(`const a = <p>// fundamentals-ignore-file {rule}: x</p>;\nfor (const id of ids) await db.query('a', [id]);`, '/main.tsx'),
      ['5 no-query-in-loop'],
    );
  });
});

describe('a formatter breaks lines, and the comment still holds', () => {
  for (const [what, text] of Object.entries({
    'above a call': `for (const id of ids) {\n  // fundamentals-ignore-next-line ${rule}: few\n  const theCustomerOfTheOrder = await db.query('select * from customers where id = $1', [id]);\n  use(theCustomerOfTheOrder);\n}`,
    'above a chain': `async function run() {\n  // fundamentals-ignore-next-line ${rule}: few\n  const rows = await Promise.all(ids.filter(Boolean).map((id) => db.query('select * from customers where id = $1', [id])).filter(Boolean));\n  return rows;\n}`,
    'above a loop without braces': `async function run() {\n  // fundamentals-ignore-next-line ${rule}: few\n  for (const id of ids) await db.query('select * from customers where id = $1', [id]);\n  return 1;\n}`,
    'above a loop of one statement': `async function run() {\n  // fundamentals-ignore-next-line ${rule}: few\n  for (const id of ids) { await db.query('select * from customers where id = $1', [id]); }\n  return 1;\n}`,
    'at the end of a line': `for (const id of ids) {\n  const theCustomerOfTheOrder = await db.query('select * from customers where id = $1', [id]); // fundamentals-ignore-line ${rule}: few\n  use(theCustomerOfTheOrder);\n}`,
    'above an element of a list': `for (const id of ids) {\n  use([\n    1,\n    // fundamentals-ignore-next-line ${rule}: few\n    await db.query('select * from customers where id = $1', [id]),\n  ]);\n}`,
    'above a tag': `const page = (\n  <ul>\n    {/* fundamentals-ignore-next-line ${rule}: three tabs */}\n    {ids.map(async (id) => <li title="what is shown of a customer">{await db.query('select * from customers where id = $1', [id])}</li>)}\n  </ul>\n);`,
    'around a block': `for (const id of ids) {\n  /* fundamentals-ignore-start ${rule}: old */\n  await db.query('select * from customers where id = $1', [id]); await db.query('select * from customers where id = $1', [id]);\n  /* fundamentals-ignore-end ${rule} */\n}`,
  }))
    it(what, () => holds(text));
});

describe('what is wrong with a comment', () => {
  const only = (text: string): string =>
    reviewOf({ '/main.ts': prelude + text })
      .findings()
      .map(({ rule, message }) => `${rule}: ${message}`)
      .join('\n');

  it('no reason: it is asked for, and the finding stays suppressed', () => {
    const text = `for (const id of ids) await db.query('a', [id]); // fundamentals-ignore-line ${rule}`;
    assert.deepEqual(said(text), ['4 no-invalid-suppression']);
    assert.match(only(text), /Say why `no-query-in-loop` is ignored here/);
  });

  for (const [text, message] of [
    ['// fundamentals-ignore-next-line no-quer-in-loop: x\nids;', 'There is no rule `no-quer-in-loop`: did you mean `no-query-in-loop`?'],
    [
      '// fundamentals-ignore-next-line: x\nids;',
      'This suppresses nothing, as it names no rule: write `fundamentals-ignore-next-line RULE: reason`.',
    ],
    [`// fundamentals-ignore-nextline ${rule}: x\nids;`, 'There is no `fundamentals-ignore-nextline`: did you mean `-next-line`?'],
    [`// fundamentals-ignore ${rule}: x\nids;`, 'There is no `fundamentals-ignore`: use `-next-line`, `-line`, `-start`, `-end`, `-file`.'],
    [`/* fundamentals-ignore-end ${rule} */`, 'No `fundamentals-ignore-start` of the same rules stands above: this ends nothing.'],
  ] as const)
    it(text.split('\n')[0]!, () => assert.equal(only(text).split('\n')[0], `no-invalid-suppression: ${message}`));

  it('no end: it holds to the end of the file, and that is said', () => {
    const text = `/* fundamentals-ignore-start ${rule}: old */\nfor (const id of ids) await db.query('a', [id]);`;
    assert.match(
      only(text),
      /^no-invalid-suppression: Nothing ends this: write `\/\* fundamentals-ignore-end no-query-in-loop \*\/` below\.$/,
    );
  });

  it('a rule that does not exist is put right by a fix', () => {
    const { fixed } = reviewOf({ '/main.ts': '// fundamentals-ignore-next-line no-quer-in-loop: x\nids;' });
    assert.equal(
      fixed('no-invalid-suppression', 'rename no-quer-in-loop no-query-in-loop'),
      `// fundamentals-ignore-next-line ${rule}: x\nids;`,
    );
  });
});

describe('a comment that suppresses nothing', () => {
  for (const [what, before, after] of [
    ['goes with its line', `a();\n  // fundamentals-ignore-next-line ${rule}: x\n  b();\n`, 'a();\n  b();\n'],
    ['goes from the end of a line', `a(); // fundamentals-ignore-line ${rule}: x\nb();\n`, 'a();\nb();\n'],
    [
      'goes with its braces',
      `const a = (\n  <p>\n    {/* fundamentals-ignore-next-line ${rule}: x */}\n    <b />\n  </p>\n);\n`,
      'const a = (\n  <p>\n    <b />\n  </p>\n);\n',
    ],
  ] as const)
    it(what, () => {
      const { fixed, said: now } = reviewOf({ '/main.tsx': before });
      assert.deepEqual(
        now('/main.tsx').map((one) => one.replace(/\d+ /, '')),
        ['hint no-unused-suppression'],
      );
      assert.equal(fixed('no-unused-suppression', 'remove', '/main.tsx'), after);
    });

  it('loses only the rules that are not needed', () => {
    const text = `${prelude}for (const id of ids) {\n  // fundamentals-ignore-next-line no-remote-call-in-loop, ${rule}: few\n  await db.query('a', [id]);\n}`;
    const { fixed } = reviewOf({ '/main.ts': text });
    assert.match(fixed('no-unused-suppression', 'drop no-remote-call-in-loop'), /-next-line no-query-in-loop: few\n/);
  });

  it('is not spoken of where its rule is off', () => {
    const files = {
      '/main.ts': `// fundamentals-ignore-file ${rule}: x\n`,
      '/fundamentals.config.json': `{ "rules": { "${rule}": "off" } }`,
    };
    assert.deepEqual(reviewOf(files).said(), []);
  });
});

describe('to ignore a finding', () => {
  for (const [what, before, after] of [
    [
      'a comment is written above its statement',
      `for (const id of ids) {\n  const a = await db.query('a', [id]);\n}`,
      `for (const id of ids) {\n  // fundamentals-ignore-next-line ${rule}: \n  const a = await db.query('a', [id]);\n}`,
    ],
    [
      'a comment in braces stands above a tag',
      `const a = (\n  <p>\n    {ids.map(async (id) => await db.query('a', [id]))}\n  </p>\n);`,
      `const a = (\n  <p>\n    {/* fundamentals-ignore-next-line ${rule}:  */}\n    {ids.map(async (id) => await db.query('a', [id]))}\n  </p>\n);`,
    ],
  ] as const)
    it(what, () => {
      const { fixed } = reviewOf({ '/main.tsx': prelude + before });
      const text = fixed(rule, 'ignore', '/main.tsx');
      assert.equal(text, prelude + after);
      assert.deepEqual(reviewOf({ '/main.tsx': text.replace(/: ( \*\/\})?\n/, ': few$1\n') }).said('/main.tsx'), []);
    });
});
