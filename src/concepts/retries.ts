import { defineConcept } from './concept.ts';
import { arrow, block, drawing, label, line, note, type Tone } from './drawing.ts';

export const retries = defineConcept({
  id: 'retries',
  title: 'Retries',
  summary: 'Try again only what may succeed next time and does no harm twice: a few times, later each time, at a random moment.',
  symptoms: ['retry storm', 'exponential backoff', 'flaky api', '429', '503', 'service does not recover', 'infinite retry', 'timeout'],
  drawings: [waves()],
  problem: `
A service stumbles for a second. A thousand clients retry at once, it stumbles again, they retry again. The stumble was over long ago; what keeps the service down now is the retries. Layers multiply: if three services in a row try up to four times each, one click becomes 64 calls at the bottom.

A good retry answers six questions:

1. **Can it succeed?** Timeouts, lost connections, 502, 503 and 504 can. A 4xx cannot: the request itself is wrong, and stays wrong. Exceptions: 429 (too many) and 408.
2. **May it happen twice?** Only [idempotent](#idempotency) work, or with a key.
3. **When?** After an exponentially growing pause, with a cap, and **with jitter**: a random time between zero and that pause. Without it all come back in step.
4. **Did the server say when?** \`Retry-After\` counts more than your own idea.
5. **How often, how long?** At most three or four attempts, **and** within a total time somebody is still waiting for.
6. **In which layer?** One. Usually the outermost that knows what is at stake.`,
  example: {
    prelude: `
declare function sleep(ms: number): Promise<void>;`,
    bad: `
async function load(url: string): Promise<unknown> {
  try {
    return await (await fetch(url)).json();
  } catch {
    return load(url); // At once, for ever, whatever it was.
  }
}`,
    good: `
const retryable = new Set([408, 429, 502, 503, 504]);

/** For requests that may happen twice. */
async function load(url: string, until = Date.now() + 10_000) {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(2000),
    }).catch(() => undefined); // No answer at all.
    if (response?.ok) return response.json();
    if (response && !retryable.has(response.status)) {
      throw new Error(\`\${url} answered \${response.status}.\`);
    }
    const asked = Number(response?.headers.get('retry-after'));
    const pause =
      asked > 0
        ? asked * 1000
        : Math.random() * Math.min(5000, 200 * 2 ** attempt);
    if (attempt === 3 || Date.now() + pause > until) {
      throw new Error(\`\${url} is not available.\`);
    }
    await sleep(pause);
  }
}`,
  },
  whenToUse: `
- Calls over a network, to services that usually work.
- [Deadlocks and serialization failures](#deadlocks), where the whole transaction runs again, at once.
- Work from a queue, with a [dead letter queue](#dead-letter-queue) behind the last attempt.`,
  whenNotToUse: `
- **Wrong requests**: validation errors, 401, 403, 404. They need a fix, not patience.
- **What is not idempotent**, without a key.
- **Overload.** If everything is slow, retries are fuel. Limit retries to a share of the requests (say 10%), or stop for a while: a circuit breaker.
- **Where a person waits.** One quick second try, then a message with a button.`,
  howToSpot: `
- \`catch\` that calls itself, or \`while (true)\` around a call.
- Fixed pauses: \`sleep(1000)\`.
- A library that retries, inside a client that retries, behind a gateway that retries.
- A retry without a timeout: the first attempt never ends.`,
  whatToMeasure: `
- **Attempts per call**: should be near 1.0. At 1.5 something is ill.
- **Share of calls that only the retry saved**, and of those that failed anyway.
- **Calls received against calls intended**, at the service that suffers.`,
  reading: [
    {
      title: "AWS Builders' Library: timeouts, retries, and backoff with jitter",
      url: 'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
      claim: 'jitter, caps, and retrying in one layer only',
    },
    {
      title: 'AWS: exponential backoff and jitter, measured',
      url: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/',
      claim: 'full jitter does the least work',
    },
    {
      title: 'Google SRE book: handling overload, with retry budgets',
      url: 'https://sre.google/sre-book/handling-overload/',
      claim: 'a budget of 10% for retries',
    },
    { title: 'RFC 9110: Retry-After', url: 'https://www.rfc-editor.org/rfc/rfc9110#name-retry-after' },
    { title: 'RFC 6585: 429 Too Many Requests', url: 'https://www.rfc-editor.org/rfc/rfc6585#section-4' },
  ],
  exercise: `
Put a small proxy in front of a service your code calls and let it answer 503 for 30 seconds. Count the requests that arrive per second during and after. The line should fall, not rise.`,
  related: ['idempotency', 'dead-letter-queue', 'cache-stampede', 'outbox'],
});

/** Where the retries of eight clients fall; the places of the second row were drawn by lot. */
function waves() {
  const ticks = (y: number, places: readonly number[], tone: Tone) => places.map((x, i) => block(x, y + (i % 8) * 4, 6, 3, tone));
  const together = [36, 78, 162].flatMap((x) => Array.from({ length: 8 }, () => x));
  const spread = [12, 30, 22, 41, 16, 36, 26, 33, 50, 83, 64, 45, 76, 58, 70, 90, 104, 172, 131, 96, 158, 118, 187, 144];
  return drawing({
    title: 'Eight clients retry',
    text: 'After a failure eight clients retry. With exponential backoff alone they come back together, in three waves of eight. With full jitter their retries are spread evenly over time.',
    height: 152,
    parts: [
      label(0, 10, 'Backoff alone: three waves'),
      ...ticks(20, together, 'bad'),
      line(
        [
          [0, 56],
          [300, 56],
        ],
        'quiet',
      ),
      label(0, 84, 'With full jitter: a trickle'),
      ...ticks(94, spread, 'good'),
      line(
        [
          [0, 130],
          [300, 130],
        ],
        'quiet',
      ),
      note(0, 148, 'failure'),
      arrow(
        [
          [44, 145],
          [296, 145],
        ],
        'quiet',
      ),
    ],
  });
}
