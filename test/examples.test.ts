import { rules } from '../src/rules/index.ts';
import { check, checkFix } from './fixture.ts';

describe('the examples that readers see', () => {
  for (const rule of rules) {
    for (const [at, { prelude = '', bad, good }] of rule.examples.entries()) {
      const name = `${rule.id}, example ${at + 1}`;
      it(`${name}: the bad one is warned about as it says`, () => check(rule, prelude + bad));
      it(`${name}: the good one is left alone`, () => check(rule, prelude + good));
      if (bad.includes('💡')) it(`${name}: the fix makes the good one of the bad one`, () => checkFix(rule, prelude + bad, prelude + good));
    }
  }
});
