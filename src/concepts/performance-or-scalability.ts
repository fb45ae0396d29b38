import { defineConcept } from './concept.ts';
import { arrow, drawing, note } from './drawing.ts';

export const performanceOrScalability = defineConcept({
  id: 'performance-or-scalability',
  title: 'Performance or scalability?',
  summary: 'Slow for one user is a performance problem; fast for one and slow for many is a scalability problem, and the cures differ.',
  symptoms: ['slow endpoint', 'slow under load', 'add more servers', 'is it slow or overloaded', 'load test', 'capacity'],
  drawings: [bend()],
  problem: `
Adding servers to a page that needs two seconds for one user gives you many servers that each need two seconds. Making one request faster, on the other hand, may not help when all of them queue for the same lock. So ask first which one you have.

**The test takes five minutes.** Send one request to the idle system. Slow? Performance: look for [N+1 queries](#n-plus-one), [missing indexes](#indexes), [loops](#complexity), calls in sequence. Fast? Then raise the number of users step by step. Where latency bends upwards while throughput stops growing, some resource is full: scalability.

The bend comes earlier than expected. The busier a resource, the longer its queue: at 50% use a request waits, on average, about as long as its own work takes; at 90% about nine times as long. (That is the simplest queueing model, with random arrivals. Real ones differ, with the same shape.) Plan for 60 to 70%.

**Little's law** connects the two: requests in progress = arrivals per second × seconds each. 200 a second at 50 ms are 10 in progress. If the database needs 500 ms one day, it is 100, and a [pool](#connection-pool) of 20 is the end of it. That is why a slow system falls over: performance is capacity.`,
  example: {
    prelude: `
declare function request(): Promise<void>;`,
    bad: `
// 'It takes 40 ms', says one request on an idle machine.
const started = performance.now();
await request();
console.log(performance.now() - started);`,
    good: `
// Twice the users each time: where does throughput stop?
for (let users = 1; users <= 256; users *= 2) {
  const end = performance.now() + 10_000;
  const taken: number[] = [];
  const user = async () => {
    while (performance.now() < end) {
      const started = performance.now();
      await request();
      taken.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: users }, user));
  const p95 = taken.sort((a, b) => a - b)[
    Math.floor(taken.length * 0.95)
  ];
  console.log({ users, perSecond: taken.length / 10, p95 });
}`,
  },
  whenToUse: `
Before every optimisation, and before every purchase of machines. Again when the pattern of use changes: a new customer of ten times the size, a campaign, a mobile app that polls.`,
  whenNotToUse: `
- **The cause is known.** A query without an index on ten million rows needs no load test.
- **On production at noon**, unless you limit it and somebody watches.
- **As a race for high numbers.** Twice today's peak, with margin, is a goal. 'Web scale' is not.`,
  howToSpot: `
- Latency is the same at night and at noon: performance.
- Latency follows the traffic: scalability, or a neighbour on the same database.
- CPU is low everywhere and requests wait: they queue for a lock, a pool or another service.
- It is slow for one customer only: data size, so performance.`,
  whatToMeasure: `
- **Latency of one request on an idle system.**
- **Throughput and P95 for 1, 2, 4, 8 … users**, as a curve.
- **Use and queue of each resource**: CPU, memory, disk, network, pool, locks. The first at its limit is the bottleneck; the others do not matter yet.`,
  reading: [
    {
      title: 'Marc Brooker: latency sneaks up on you',
      url: 'https://brooker.co.za/blog/2021/08/05/utilization.html',
      claim: 'how the queue grows with use, in the simplest model',
    },
    { title: 'Werner Vogels: a word on scalability', url: 'https://www.allthingsdistributed.com/2006/03/a_word_on_scalability.html' },
    {
      title: 'Brendan Gregg: the USE method',
      url: 'https://www.brendangregg.com/usemethod.html',
      claim: 'check use, queue and errors of each resource',
    },
    {
      title: 'Google SRE book: addressing cascading failures',
      url: 'https://sre.google/sre-book/addressing-cascading-failures/',
      claim: 'slowness turns into overload',
    },
    {
      title: "AWS Builders' Library: using load shedding to avoid overload",
      url: 'https://aws.amazon.com/builders-library/using-load-shedding-to-avoid-overload/',
      claim: 'latency bends upwards before the limit',
    },
  ],
  exercise: `
Write a script of 30 lines that sends 1, 2, 4 … 64 requests at a time to your most important endpoint in a test environment. Plot throughput and P95. Mark today's peak on it. How far is the bend?`,
  related: ['percentiles', 'n-plus-one', 'caching', 'scaling-out'],
});

function bend() {
  const axes = [
    arrow(
      [
        [16, 120],
        [16, 8],
      ],
      'quiet',
    ),
    arrow(
      [
        [16, 120],
        [296, 120],
      ],
      'quiet',
    ),
    note(296, 134, 'users at a time', 'end'),
    note(22, 14, 'latency'),
  ];
  const curve = (d: string, tone: string, dashes = '') => `<path d="${d}" stroke="${tone}" stroke-width="1.75"${dashes}/>`;
  return drawing({
    title: 'Two kinds of slow',
    text: 'Latency over the number of users. A performance problem: a high line that is high already for one user. A scalability problem: a line that is low for a few users and bends steeply upwards where some resource is full.',
    height: 140,
    parts: [
      ...axes,
      curve('M18 52C120 51 200 48 284 40', 'var(--vscode-charts-yellow)'),
      note(60, 42, 'slow for one: performance', 'start', 'second'),
      curve('M18 110C140 109 190 106 214 84C228 70 234 44 238 16', 'var(--vscode-charts-blue)'),
      note(28, 98, 'slow for many: scalability', 'start', 'first'),
      note(208, 76, 'some resource is full', 'end', 'first'),
    ],
  });
}
