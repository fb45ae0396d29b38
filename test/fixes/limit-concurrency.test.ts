import { noRemoteCallInLoop as rule } from '../../src/rules/no-remote-call-in-loop.ts';
import { checkFix } from '../fixture.ts';

describe('a limit for requests', () => {
  it('is imported below a directive, which has to stay the first', () => {
    const limiter = `
//- /limiter.ts
import pLimit from 'p-limit';
export const limiter = pLimit(5);
`;
    checkFix(
      rule,
      `
//- /forecasts.ts
'use server';

export const forecasts = (cities: string[]) => {
  return Promise.all(cities.map((city) => fetch(city)));
  //                                      ^^^^^^^^^^^ 💡 \`fetch\` runs once per \`city\` of \`cities\`: 200 cities cost 200 requests. Side by side they all start at once. Limit how many run at a time.
};
${limiter}`,
      `
//- /forecasts.ts
'use server';

import pLimit from 'p-limit';
export const forecasts = (cities: string[]) => {
  const limit = pLimit(5);
  return Promise.all(cities.map((city) => limit(() => fetch(city))));
};
${limiter}`,
    );
  });
});
