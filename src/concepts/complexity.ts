import { defineConcept } from './concept.ts';

export const complexity = defineConcept({
  id: 'complexity',
  title: 'Complexity in loops',
  summary: 'How the work grows when the data grows tenfold; a search inside a loop makes it grow a hundredfold.',
  symptoms: [
    'slow with large input',
    'cpu at 100%',
    'event loop blocked',
    'nested loops',
    'find in a loop',
    'reduce with spread',
    'works in test hangs in production',
  ],
  problem: `
\`orders.map((order) => customers.find(…))\` looks like one loop and is two: for each order \`find\` walks through the customers. With 100 of each that is at most 10,000 steps and takes no time. With 20,000 of each it is up to 400 million, and while Node counts, **no other request is answered**: there is one event loop.

What tenfold data costs:

| growth | tenfold data | typical |
|---|---|---|
| O(1) | the same | \`Map.get\`, \`Set.has\` |
| O(log n) | a few steps more | a B-tree index |
| O(n) | 10 × | one loop, \`find\` |
| O(n log n) | a bit over 10 × | \`sort\` |
| O(n²) | 100 × | \`find\` in a loop |

The inner walk hides well: \`includes\`, \`indexOf\`, \`filter\`, \`some\`, \`splice\` and \`shift\` on arrays. The best disguise is \`reduce\` with a **spread accumulator**: \`{ ...all, [key]: value }\` copies everything gathered so far, each time. It reads as functional and is O(n²).

The cure is nearly always the same: build a \`Map\` or \`Set\` once, before the loop.`,
  example: {
    prelude: `
interface Customer { readonly id: string; readonly name: string }
interface Order { readonly id: string; readonly customerId: string }
declare const customers: readonly Customer[];
declare const orders: readonly Order[];`,
    bad: `
const rows = orders.map((order) => ({
  order,
  customer: customers.find(({ id }) => id === order.customerId),
}));

const names = customers.reduce<Record<string, string>>(
  (all, { id, name }) => ({ ...all, [id]: name }),
  {},
);`,
    good: `
const customerById = new Map(
  customers.map((customer) => [customer.id, customer]),
);
const rows = orders.map((order) => ({
  order,
  customer: customerById.get(order.customerId),
}));

const names = Object.fromEntries(
  customers.map(({ id, name }) => [id, name]),
);`,
  },
  whenToUse: `
Whenever both lists grow with the business: customers, orders, rows of an import, permissions of a user. Before optimising, ask how many elements there will be in two years, and multiply.`,
  whenNotToUse: `
- **One of the lists is short and stays short.** \`['jpg', 'png', 'webp'].includes(type)\` is as fast as a \`Set\`, and clearer.
- **It runs once, at start-up**, over a thousand elements.
- **The database should do it.** Two large lists that are joined in memory are often a missing \`JOIN\`.
- **A \`Map\` changes the meaning.** If keys repeat, \`find\` gives the first and a \`Map\` keeps the last.`,
  howToSpot: `
- \`find\`, \`filter\`, \`includes\` or \`indexOf\` inside \`map\`, \`for\` or \`reduce\`, over a list that is not a literal.
- \`...all\` or \`concat\` in the callback of \`reduce\`.
- \`array.shift()\` or \`splice(0, 1)\` as a queue in a loop.
- A CPU profile with one wide bar: an innocent array method.`,
  whatToMeasure: `
- **Time for n and for 10 n**, with generated data, in a script. 10 × is a loop, 100 × is this page.
- **Event loop delay**: \`monitorEventLoopDelay\` of \`node:perf_hooks\`. Its P99 is what every other request feels.
- **CPU profiles** from production: \`node --cpu-prof\`.`,
  reading: [
    {
      title: 'MDN: Map, whose access is required to be sublinear on average',
      url: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Map',
      claim: 'Map and Set look up in sublinear time',
    },
    {
      title: "Node.js: don't block the event loop",
      url: 'https://nodejs.org/en/learn/asynchronous-work/dont-block-the-event-loop',
      claim: 'while one callback computes, no other request is answered',
    },
    { title: 'Node.js: monitorEventLoopDelay', url: 'https://nodejs.org/api/perf_hooks.html' },
    { title: 'Big-O cheat sheet', url: 'https://www.bigocheatsheet.com/' },
  ],
  exercise: `
Pick the job that handles your longest list. Feed it generated lists of 1,000, 10,000 and 100,000 elements and write down the times. If the second step costs far more than ten times the first, find the inner walk and give it a \`Map\`.`,
  related: ['n-plus-one', 'percentiles', 'performance-or-scalability'],
});
