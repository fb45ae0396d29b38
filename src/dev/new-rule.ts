import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';

/** `npm run new-rule -- ID [CONCEPT]`: a rule and its test, which passes and says nothing useful yet. */
const [id, concept = 'n-plus-one'] = process.argv.slice(2);
if (!id || !/^(no|prefer|require)-[a-z0-9-]+$/.test(id)) {
  console.error(
    'Usage: npm run new-rule -- ID [CONCEPT]\nAn id begins with no-, prefer- or require- and has lower-case words: no-query-in-loop.',
  );
  process.exit(2);
}
const rule = `src/rules/${id}.ts`;
const test = `test/rules/${id}.test.ts`;
for (const path of [rule, test]) {
  if (existsSync(path)) {
    console.error(`${path} exists already.`);
    process.exit(2);
  }
}
const name = id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

writeFileSync(
  rule,
  `import { defineRule } from '../engine/rule.ts';

export const ${name} = defineRule({
  id: '${id}',
  concept: '${concept}',
  severity: 'warning',
  needs: 'syntax',
  summary: 'What is wrong, in one sentence.',
  why: \`
Why it hurts.

Ignore it where …\`,
  examples: [
    {
      bad: \`
  todo();
//^^^^^^ Say what happens, why it hurts here, what to do.\`,
      good: \`
done();\`,
    },
  ],
  mayApply: () => true,
  visit: {
    CallExpression(call) {
      if (call.expression.getText() !== 'todo') return;
      return { at: call, message: 'Say what happens, why it hurts here, what to do.' };
    },
  },
});
`,
);
writeFileSync(
  test,
  `import { ${name} as rule } from '../../src/rules/${id}.ts';
import { check } from '../fixture.ts';

describe('${id}', () => {
  it('says what it finds', () => {
    check(
      rule,
      \`
  todo();
//^^^^^^ Say what happens, why it hurts here, what to do.\`,
    );
  });

  it('stays silent on its look-alike', () => check(rule, 'done();'));
});
`,
);
spawnSync('npm', ['run', '--silent', 'generate'], { stdio: 'inherit' });
console.log(`${rule}\n${test}\nNow make its test say what you want, then the rule.`);
