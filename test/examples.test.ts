import { rules } from '../src/rules/index.ts';
import { check, checkFix } from './fixture.ts';

describe('the examples that readers see', () => {
  for (const rule of rules) {
    for (const [at, { prelude = '', baseline, bad, good }] of rule.examples.entries()) {
      const before = baseline === undefined ? undefined : prelude + baseline;
      const name = `${rule.id}, example ${at + 1}`;
      it(`${name}: the bad one is warned about as it says`, () => check(rule, prelude + bad, before));
      it(`${name}: the good one is left alone`, () => check(rule, prelude + good, before));
      if (bad.includes('💡'))
        it(`${name}: the fix makes the good one of the bad one`, () => checkFix(rule, prelude + bad, prelude + good, before));
    }
  }
});
