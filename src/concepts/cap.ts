import { defineConcept } from './concept.ts';
import { arrow, drawing, label, line, note, store } from './drawing.ts';

export const cap = defineConcept({
  id: 'cap',
  title: 'CAP and PACELC',
  summary:
    'While the network is cut, a replicated system must refuse some requests or let the sides disagree; while it is whole, it trades latency against agreement.',
  symptoms: ['cap theorem', 'cp or ap', 'network partition', 'which database is available', 'quorum', 'offline mode'],
  drawings: [cut()],
  problem: `
Two data centres, and the line between them breaks. A customer reaches the left one and wants the last ticket. The left side cannot ask the right. Either it **refuses** (consistent, not available), or it **sells** and perhaps the right sells it too (available, not consistent). There is no third answer, and that is all the CAP theorem says.

What it does not say: 'pick two of three'. A network that can break is not a choice, so the choice is C or A, and only **during a partition**. Nor are its words the everyday ones. C means linearizable. A means that **every** living node answers, however long it takes: '99.99% uptime' is something else.

Most of the time the line is whole. Then the trade is **latency against consistency**: wait for the other side before you answer, or not. PACELC puts both into a name: if Partition, A or C; Else, Latency or Consistency. The second half is the one you pay every day.

Labels such as 'CP database' mislead. A single PostgreSQL server has no partition to survive: CAP does not apply. With followers it depends on the **replication mode** and on where you read: asynchronous followers that answer reads are not linearizable, and a synchronous leader without its follower is not available for writes. Choose per operation, not per product.`,
  example: {
    prelude: `
declare const stock: { reserve(sku: string): Promise<boolean>; count(sku: string): Promise<number> };
declare const lastKnown: { count(sku: string): { count: number; at: Date } };`,
    bad: `
// Chosen by accident: the catch sells what may be gone.
async function reserve(sku: string): Promise<boolean> {
  try {
    return await stock.reserve(sku);
  } catch {
    return true;
  }
}`,
    good: `
// A decision about money: rather no answer than a wrong one.
async function reserve(sku: string): Promise<boolean> {
  return stock.reserve(sku);
}

// A number on a page: rather an old answer, with its age.
async function shownStock(sku: string) {
  try {
    return { count: await stock.count(sku), at: new Date() };
  } catch {
    return lastKnown.count(sku);
  }
}`,
  },
  whenToUse: `
When you design what happens **if the other side does not answer**: between regions, between services, between an app and its server. Decide for each operation, with the person who owns it. Often it is a business question: is an overbooked seat worse than a lost sale?`,
  whenNotToUse: `
- **To choose between PostgreSQL and MySQL.** It does not distinguish them.
- **For one server in one place.** Read [replication](#replication) instead.
- **As an excuse for lost data.** 'Eventually consistent' does not mean 'sometimes wrong for ever'.`,
  howToSpot: `
- \`catch\` blocks around remote reads that return a default. Each is a choice of A; was it meant?
- Requests that hang when a dependency is gone: a choice of C, without a timeout.
- Documents with 'we need CA'.
- Quorum settings (\`w: 1\`, \`readConcern\`) that nobody remembers choosing.`,
  whatToMeasure: `
- **What really happens**: cut the connection in a test (a firewall rule, \`toxiproxy\`) and count refused, stale and contradicting answers.
- **Latency of a write with and without waiting for the other side**, P99.
- **Conflicts after the cut heals**, and how they were resolved.`,
  reading: [
    {
      title: 'Martin Kleppmann: please stop calling databases CP or AP',
      url: 'https://martin.kleppmann.com/2015/05/11/please-stop-calling-databases-cp-or-ap.html',
      claim: 'C and A have narrow meanings; labels for whole databases mislead',
    },
    {
      title: 'Daniel Abadi: PACELC',
      url: 'https://www.cs.umd.edu/~abadi/papers/abadi-pacelc.pdf',
      claim: 'without a partition the trade is latency against consistency',
    },
    {
      title: 'Eric Brewer: CAP twelve years later',
      url: 'https://www.infoq.com/articles/cap-twelve-years-later-how-the-rules-have-changed/',
      claim: "'two of three' misleads",
    },
    {
      title: 'Gilbert and Lynch: the proof',
      url: 'https://users.ece.cmu.edu/~adrian/731-sp04/readings/GL-cap.pdf',
      claim: 'available means that every living node answers',
    },
  ],
  exercise: `
Take the three remote calls of your most important request. Write for each: if it does not answer within a second, do we refuse or go on with what? Compare with what the code does.`,
  related: ['consistency', 'replication', 'choosing-a-database'],
});

function cut() {
  return drawing({
    title: 'The line is cut, and somebody wants the last ticket',
    text: 'Two data centres with the same data, and the line between them is cut. On the left a customer wants the last ticket. The left side can refuse, which keeps both sides consistent, or sell, which keeps it available although the right side may sell the same ticket.',
    height: 144,
    parts: [
      store(16, 24, 76, 48, '1 ticket'),
      store(208, 24, 76, 48, '1 ticket'),
      line(
        [
          [96, 48],
          [138, 48],
        ],
        'bad',
        true,
      ),
      line(
        [
          [162, 48],
          [204, 48],
        ],
        'bad',
        true,
      ),
      line(
        [
          [144, 40],
          [156, 56],
        ],
        'bad',
      ),
      line(
        [
          [156, 40],
          [144, 56],
        ],
        'bad',
      ),
      note(150, 30, 'cut', 'middle', 'bad'),
      arrow(
        [
          [54, 104],
          [54, 76],
        ],
        'first',
      ),
      note(62, 94, 'buy', 'start', 'first'),
      arrow(
        [
          [246, 104],
          [246, 76],
        ],
        'first',
      ),
      note(254, 94, 'buy', 'start', 'first'),
      label(0, 122, 'refuse: consistent'),
      label(0, 138, 'sell: available'),
      note(116, 122, 'nobody buys until it heals'),
      note(116, 138, 'perhaps it is sold twice'),
    ],
  });
}
