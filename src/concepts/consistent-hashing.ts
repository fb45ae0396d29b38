import { defineConcept } from './concept.ts';
import { block, dot, drawing, label, note, ring, type Tone } from './drawing.ts';

export const consistentHashing = defineConcept({
  id: 'consistent-hashing',
  title: 'Consistent hashing and buckets',
  summary: 'Place keys so that one more server takes over only its share, instead of moving nearly everything.',
  symptoms: ['resharding', 'add a cache node', 'all cache keys miss after scaling', 'hash modulo', 'rebalance', 'hot key'],
  drawings: [ring_()],
  problem: `
\`shards[hash(key) % 4]\` works until there are five. Then **80% of the keys** are looked up on the wrong server: a key stays only if its remainder happens to be equal. In a cache that means that almost everything misses at once; in a database it means moving almost every row.

**Consistent hashing** puts servers and keys on a ring. A key belongs to the next server clockwise. A new server takes over the piece before it; everything else stays. Of n + 1 servers it takes about 1/(n + 1) of the keys: a fifth, here. One point per server spreads unevenly, so each gets a hundred or more points, and the piece comes from all the others.

**Fixed buckets** (virtual shards) are simpler and what most databases do. Decide on many buckets once: \`hash(key) % 1024\` never changes, and a small table says which bucket lives where. Growing means moving some buckets and changing some entries. Redis Cluster has 16,384 such slots. Choose more buckets than you will ever have servers.

Neither helps with a **hot key**. One celebrity is one bucket on one server. Cache it, copy it, or split it by hand (\`celebrity:0\` to \`celebrity:9\`).`,
  example: {
    prelude: `
import { createHash } from 'node:crypto';
declare const servers: readonly string[];
declare const serverOfBucket: readonly string[];`,
    bad: `
const hash = (key: string) =>
  createHash('sha256').update(key).digest().readUInt32BE();

// The fifth server changes the place of four keys in five.
const serverOf = (key: string) =>
  servers[hash(key) % servers.length]!;`,
    good: `
const buckets = 1024; // For ever. Servers come and go.

const bucketOf = (key: string) =>
  createHash('sha256').update(key).digest().readUInt32BE() % buckets;

// Kept in a table; growing moves a few entries.
const serverOf = (key: string) => serverOfBucket[bucketOf(key)]!;`,
  },
  whenToUse: `
- **Buckets** where data must be moved deliberately: databases, queues, partitions of work.
- **A ring, or rendezvous hashing**, where clients must agree without a table: cache clients, proxies, sticky routing.
- Both for splitting work among workers: each owns some buckets.`,
  whenNotToUse: `
- **Two or three caches that may be cold for a minute.** \`% n\` is fine, if the database survives the misses.
- **When order matters.** Hashes destroy ranges.
- **A number of partitions that clients depend on.** In Kafka a new partition changes where keys go, and thereby their order.`,
  howToSpot: `
- \`% servers.length\`, \`% shards.length\`, \`% workers\`.
- A hit rate that drops to zero on every scaling of the cache.
- A migration plan that begins with 'copy everything'.
- One bucket far above the others in the metrics.`,
  whatToMeasure: `
- **Keys that move when one server is added**, in a simulation of ten lines. About 1/(n + 1) is right.
- **Largest against mean load per server.** Under 1.2 with enough points or buckets.
- **Top keys by requests.**`,
  reading: [
    {
      title: 'Karger and others: Consistent Hashing and Random Trees',
      url: 'https://dl.acm.org/doi/10.1145/258533.258660',
      claim: 'only a fair share of the keys moves',
    },
    {
      title: 'DeCandia and others: Dynamo, with virtual nodes',
      url: 'https://www.allthingsdistributed.com/files/amazon-dynamo-sosp2007.pdf',
      claim: 'several points per server even out the load',
    },
    {
      title: 'Redis Cluster: 16,384 hash slots',
      url: 'https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/',
      claim: 'Redis Cluster has 16,384 slots',
    },
    {
      title: 'Apache Kafka: adding partitions does not move data, and changes where keys go',
      url: 'https://kafka.apache.org/documentation/#basic_ops_modify_topic',
      claim: 'new partitions change where keys go',
    },
  ],
  exercise: `
Write a script that places 100,000 keys on four servers and then on five, once with \`% n\` and once with 1,024 buckets of which a fifth is moved. Print the share of keys that changed their server.`,
  related: ['sharding', 'cache-stampede', 'load-balancing'],
});

function ring_() {
  const centre = { x: 76, y: 80 };
  const at = (degrees: number, radius = 60): [number, number] => {
    const angle = ((degrees - 90) * Math.PI) / 180;
    return [Math.round(centre.x + radius * Math.cos(angle)), Math.round(centre.y + radius * Math.sin(angle))];
  };
  const server = (degrees: number, name: string, tone: Tone) => {
    const [x, y] = at(degrees);
    const [nameX, nameY] = at(degrees, 45);
    return [dot(x, y, tone, 6), label(nameX, nameY + 4, name, 'middle')];
  };
  const [startX, startY] = at(120);
  const [endX, endY] = at(180);
  return drawing({
    title: 'A ring of keys, and a fifth server',
    text: 'A ring with the servers A, B, C and D. The new server E takes its place between B and C and takes over the piece of the ring between B and E, which C had before. All other keys stay. Beside it the shares of keys that move: 80 percent with modulo, 20 percent on the ring.',
    height: 164,
    parts: [
      ring(centre.x, centre.y, 60, 'quiet'),
      `<path d="M${startX} ${startY}A60 60 0 0 1 ${endX} ${endY}" stroke="var(--vscode-charts-green)" stroke-width="4"/>`,
      ...server(20, 'A', 'first'),
      ...server(120, 'B', 'first'),
      ...server(180, 'E', 'good'),
      ...server(225, 'C', 'first'),
      ...server(310, 'D', 'first'),
      note(76, 160, 'E takes this piece', 'middle', 'good'),
      label(172, 28, 'Keys that move'),
      note(172, 50, 'key % n: 80%', 'start', 'bad'),
      block(172, 56, 102, 10, 'bad'),
      note(172, 88, 'ring or buckets: 20%', 'start', 'good'),
      block(172, 94, 26, 10, 'good'),
      note(172, 132, 'from 4 servers to 5'),
    ],
  });
}
