import { defineConcept } from './concept.ts';
import { arrow, block, box, drawing, label, line, note, type Tone } from './drawing.ts';

export const loadBalancing = defineConcept({
  id: 'load-balancing',
  title: 'Load balancing, L4 and L7',
  summary: 'Something in front spreads the work over several servers: at L4 it sees connections, at L7 it understands requests.',
  symptoms: [
    'one server is busy others idle',
    'sticky sessions',
    'health check',
    'websocket behind load balancer',
    '502 during deploy',
    'nlb or alb',
  ],
  drawings: [layers()],
  problem: `
Two servers need somebody who decides which one answers. A balancer at **layer 4** sees TCP or UDP: addresses, ports, bytes. It picks a server per **connection** and passes bytes on. Fast, works for every protocol, and blind to what is inside.

At **layer 7** it ends the connection, reads the HTTP request and picks a server per **request**. Now it can route by path, host or header, retry, terminate TLS, add headers, limit rates and cut over gradually. That costs some latency and CPU, and it has to speak your protocol.

The difference bites with long connections. HTTP/2 and gRPC put thousands of requests on one connection: behind an L4 balancer all of them land on the same server, and a new server gets nothing until somebody reconnects.

How it chooses: **round robin** is fine when requests are alike; **least requests in progress** copes with slow servers and mixed work; **hashing** a key sends the same key to the same server, which suits caches.

Whatever it chooses, it must know who is alive. A health check should ask 'can you serve?' and not 'is the database up?': if every server fails the check because the database is slow, the balancer removes them all.`,
  example: {
    prelude: `
import { createServer } from 'node:http';
import { Pool } from 'pg';
declare const database: Pool;`,
    bad: `
// One slow database takes every server out at once.
createServer(async (request, response) => {
  if (request.url === '/health') {
    await database.query('SELECT 1');
    response.end('ok');
  }
}).listen(3000);`,
    good: `
let isStopping = false;
const server = createServer((request, response) => {
  if (request.url === '/ready') {
    response.writeHead(isStopping ? 503 : 200).end();
  }
}).listen(3000);

// Leave the rotation first, finish what runs, then go.
process.on('SIGTERM', () => {
  isStopping = true;
  setTimeout(() => server.close(() => process.exit(0)), 15_000);
});`,
  },
  whenToUse: `
- **L7** for HTTP: nearly every web back end.
- **L4** for databases, brokers and other protocols, for very many connections, or in front of the L7 balancers.
- **One instance only?** A balancer still gives you TLS, health checks and deploys without a gap.`,
  whenNotToUse: `
- **Sticky sessions as architecture.** They make servers special: a deploy logs people out, and load stays uneven. Move the session out; see [scaling out](#scaling-out).
- **Retries in the balancer for requests that are not idempotent.** It cannot know that the first try was charged.
- **DNS as the only balancer.** Clients keep an address long after it died.`,
  howToSpot: `
- CPU differs widely between equal servers.
- gRPC or HTTP/2 clients that all talk to one server.
- 502 or 504 during each deploy: servers stop before the balancer has noticed.
- The balancer's idle timeout is longer than the server's keep-alive timeout: the server closes just as a request arrives.`,
  whatToMeasure: `
- **Requests and latency per server**, side by side.
- **5xx made by the balancer, apart from 5xx passed on.**
- **Healthy servers over time**; alarm before the last one goes.
- **Errors during a deploy.** The goal is zero.`,
  reading: [
    {
      title: 'AWS: how Elastic Load Balancing works',
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
      claim: 'L7 chooses per request, L4 per connection',
    },
    {
      title: "AWS Builders' Library: implementing health checks",
      url: 'https://aws.amazon.com/builders-library/implementing-health-checks/',
      claim: 'checks of shared dependencies can take all servers out',
    },
    { title: 'Google SRE book: load balancing in the datacenter', url: 'https://sre.google/sre-book/load-balancing-datacenter/' },
    {
      title: 'gRPC: load balancing',
      url: 'https://grpc.io/blog/grpc-load-balancing/',
      claim: 'with L4, all requests of one connection reach one server',
    },
  ],
  exercise: `
Deploy while a script sends ten requests a second to your service, and count the failures. Make them zero: leave the rotation first, wait for the balancer's interval, finish what is running, then exit.`,
  related: ['scaling-out', 'blue-green', 'canary', 'retries'],
});

function layers() {
  const servers = (y: number) => [box(228, y, 72, 24, 'server 1'), box(228, y + 40, 72, 24, 'server 2')];
  const requests = (y: number) => ['first', 'second', 'third'].map((tone, i) => block(14 + i * 14, y, 8, 8, tone as Tone));
  return drawing({
    title: 'A choice per connection, and one per request',
    text: 'Above, layer 4: a connection with three requests comes in, the balancer picks a server for the connection, and all three requests reach server 1. Below, layer 7: the balancer reads the requests and sends two to server 1 and one, for another path, to server 2.',
    height: 196,
    parts: [
      label(0, 10, 'L4: picks per connection'),
      ...requests(50),
      line([
        [0, 62],
        [84, 62],
      ]),
      note(0, 76, 'one connection'),
      box(88, 44, 60, 32, 'L4'),
      ...servers(28),
      line([
        [148, 60],
        [168, 60],
        [168, 40],
        [220, 40],
      ]),
      arrow([
        [214, 40],
        [226, 40],
      ]),
      ...['first', 'second', 'third'].map((tone, i) => block(176 + i * 14, 28, 8, 8, tone as Tone)),
      label(0, 114, 'L7: picks per request'),
      ...requests(154),
      line([
        [0, 166],
        [84, 166],
      ]),
      note(0, 180, '/cart /cart /img'),
      box(88, 148, 60, 32, 'L7'),
      ...servers(132),
      arrow([
        [148, 156],
        [168, 156],
        [168, 144],
        [226, 144],
      ]),
      block(176, 132, 8, 8, 'first'),
      block(190, 132, 8, 8, 'second'),
      arrow([
        [148, 172],
        [168, 172],
        [168, 184],
        [226, 184],
      ]),
      block(176, 172, 8, 8, 'third'),
    ],
  });
}
