import { defineConcept } from './concept.ts';
import { block, drawing, line, note } from './drawing.ts';

export const percentiles = defineConcept({
  id: 'percentiles',
  title: 'Percentiles',
  summary: 'P95 is the time within which 95 of 100 requests were answered; the average tells you about nobody.',
  symptoms: ['average looks fine but users complain', 'p99', 'tail latency', 'sometimes slow', 'what is p95', 'service level objective'],
  drawings: [tail()],
  problem: `
Ninety-nine requests take 20 ms and one takes 5 s. The average is about 70 ms, a time that no request took. P50 says what is usual (20 ms), P99 says how bad the bad ones are. Watch both; they have different causes.

The tail matters more than one percent sounds. Somebody who opens a page that makes 40 calls meets a 1% event on every third page: 1 − 0.99⁴⁰ is 33%. And the slow ones are seldom random. They are your largest customers, with the longest lists.

Percentiles cannot be added or averaged. The P99 of two servers is **not** the mean of their P99s, and the mean of 60 one-minute P99s is not the hour's. Collect **histograms**, add those up, and read the percentile off the sum.

Measure where the user is. A server that answers in 30 ms after the request waited two seconds in a queue reports 30 ms.`,
  example: {
    prelude: `
declare const durations: readonly number[];`,
    bad: `
const sum = durations.reduce((total, ms) => total + ms, 0);
console.log(\`average \${Math.round(sum / durations.length)} ms\`);`,
    good: `
import { createHistogram } from 'node:perf_hooks';

const latency = createHistogram();
for (const ms of durations) latency.record(Math.max(1, Math.round(ms)));

for (const p of [50, 95, 99]) {
  console.log(\`P\${p} \${latency.percentile(p)} ms\`);
}`,
  },
  whenToUse: `
- For every latency you alarm on, and for size and queue length too.
- In a promise to others (SLO): '99% of checkouts under 800 ms, over 28 days'.
- To compare before and after: a change can improve P50 and ruin P99, as caches do.`,
  whenNotToUse: `
- **With few events.** The P99 of 50 requests is the slowest one; say 'slowest' then.
- **For capacity and cost.** There the sum counts, and the mean is the honest figure.
- **P99.99 as a goal.** Garbage collection and the network live there. Buy it only where many calls fan out.`,
  howToSpot: `
- A dashboard with \`avg(duration)\`, or with \`avg\` over a column of percentiles.
- An alarm on the mean that has never fired during an incident.
- Timings taken inside the handler only.
- Buckets that end at 1 s, so that everything slower looks like 1 s.`,
  whatToMeasure: `
- **P50, P95 and P99 per endpoint**, from histograms, with the number of requests beside them.
- **The share within your limit**: '98.7% under 300 ms' is easier to add up and to promise than a percentile.
- **The slow ones by customer, size and region.** The tail has an address.`,
  reading: [
    {
      title: 'Google SRE book: service level objectives',
      url: 'https://sre.google/sre-book/service-level-objectives/',
      claim: 'averages hide the tail; use percentiles',
    },
    {
      title: 'Dean and Barroso: The Tail at Scale',
      url: 'https://research.google/pubs/the-tail-at-scale/',
      claim: 'fan-out makes rare slowness common',
    },
    {
      title: 'Prometheus: histograms, and why quantiles cannot be averaged',
      url: 'https://prometheus.io/docs/practices/histograms/',
      claim: 'percentiles cannot be averaged',
    },
    { title: 'Node.js: createHistogram', url: 'https://nodejs.org/api/perf_hooks.html' },
  ],
  exercise: `
Take one endpoint and plot a day of its durations as a histogram. Find P50, P95 and P99, then read ten requests from beyond P99 in full. Write down what they have in common.`,
  related: ['performance-or-scalability', 'canary', 'loading-states'],
});

/** Heights are counts of requests per step of time. */
function tail() {
  const heights = [6, 30, 74, 88, 62, 40, 25, 16, 11, 8, 6, 5, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1, 2, 3];
  const step = 12;
  const mark = (x: number, top: number, words: string, tone: 'good' | 'quiet' | 'second' | 'bad') => [
    line(
      [
        [x, top],
        [x, 112],
      ],
      tone,
      true,
    ),
    note(x + 4, top + 8, words, 'start', tone),
  ];
  return drawing({
    title: 'How long requests take',
    text: 'A histogram with a hump at the left and a long, thin tail to the right. P50 lies in the hump, the average somewhat to its right, where few requests are, P95 in the tail and P99 far out, where the slow requests are.',
    height: 132,
    parts: [
      ...heights.map((high, i) => block(i * step, 112 - high, step - 2, high, i < 12 ? 'quiet' : 'second')),
      line(
        [
          [0, 112.5],
          [300, 112.5],
        ],
        'quiet',
      ),
      ...mark(47, 4, 'P50', 'good'),
      ...mark(83, 4, 'average', 'quiet'),
      ...mark(155, 4, 'P95', 'second'),
      ...mark(275, 4, 'P99', 'bad'),
      note(0, 128, 'fast'),
      note(300, 128, 'slow', 'end'),
    ],
  });
}
