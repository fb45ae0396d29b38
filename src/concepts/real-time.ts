import { defineConcept } from './concept.ts';
import { arrow, dot, drawing, label, line, note, type Tone } from './drawing.ts';

export const realTime = defineConcept({
  id: 'real-time',
  title: 'Real time: polling, SSE, WebSocket',
  summary: 'Three ways to bring news to the browser: ask again and again, keep one answer open, or keep a line open in both directions.',
  symptoms: [
    'live updates',
    'websocket',
    'server sent events',
    'polling every second',
    'chat',
    'notifications',
    'reconnect',
    'slow consumer memory',
  ],
  drawings: [ways()],
  problem: `
'It should update by itself' is answered with WebSockets, and a month later the team maintains reconnecting, heartbeats, authentication and a protocol of its own, to show a number that changes twice an hour.

- **Polling**: ask every n seconds. Works everywhere, survives everything, and with \`ETag\` costs little. News is n/2 seconds old on average. Add jitter, and stop when the tab is hidden.
- **Server-sent events (SSE)**: one HTTP answer that never ends, text, server to browser. \`EventSource\` reconnects **by itself** and says with \`Last-Event-ID\` what it saw last. Over HTTP/1.1 a browser opens only about six connections per host; over HTTP/2 that is no matter.
- **WebSocket**: both directions, binary, smallest delay. Everything else is yours: reconnecting, missed messages, heartbeats, access checks, proxies.

Two things are forgotten in all three. **Reconnect** needs backoff with jitter, or a restart brings 50,000 clients in one second, and needs a way to fetch **what was missed**. And **back-pressure**: a phone in a tunnel does not read; if you keep writing, the unsent data piles up in the server's memory. For state, drop the old and send the newest. For a log, close and let the client resume.`,
  example: {
    prelude: `
import type { ServerResponse } from 'node:http';
declare function eventsAfter(id: number): Promise<{ id: number; data: unknown }[]>;`,
    bad: `
const clients = new Set<ServerResponse>();

export function broadcast(data: unknown) {
  for (const client of clients) {
    // Whoever does not read fills our memory.
    client.write(\`data: \${JSON.stringify(data)}\\n\\n\`);
  }
}`,
    good: `
const clients = new Set<ServerResponse>();

export async function subscribe(
  response: ServerResponse,
  lastEventId = 0,
) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  clients.add(response);
  response.on('close', () => clients.delete(response));
  for (const { id, data } of await eventsAfter(lastEventId)) {
    response.write(\`id: \${id}\\ndata: \${JSON.stringify(data)}\\n\\n\`);
  }
}

export function broadcast(id: number, data: unknown) {
  const text = \`id: \${id}\\ndata: \${JSON.stringify(data)}\\n\\n\`;
  for (const client of clients) {
    // Too slow: let it reconnect and ask for what it missed.
    if (!client.write(text)) client.destroy();
  }
}`,
  },
  whenToUse: `
- **Polling**: news every ten seconds or rarer is good enough. Dashboards, job status.
- **SSE**: the server talks, the browser listens. Notifications, progress, feeds, answers of language models.
- **WebSocket**: both talk, often. Chat with typing indicators, editing together, games.`,
  whenNotToUse: `
- **WebSocket for one direction.** SSE is half the code.
- **Real time for what nobody watches.** A figure that is looked at once a day.
- **Serverless functions with a short life** for open connections, unless the platform has something for it.
- **Polling every second by everybody.** 10,000 tabs are 10,000 requests a second.`,
  howToSpot: `
- \`setInterval(load, 1000)\`.
- \`new WebSocket\` with \`onmessage\` and no \`onclose\`.
- \`write\` or \`send\` whose result, or \`bufferedAmount\`, nobody looks at.
- A memory graph of the server that follows bad mobile networks.`,
  whatToMeasure: `
- **Age of news when it is shown**, P95. Compare with what people need.
- **Open connections per instance**, and reconnects per minute.
- **Unsent bytes** (\`writableLength\`, \`bufferedAmount\`), the largest client.
- **Load in the minute after a restart.**`,
  reading: [
    {
      title: 'MDN: using server-sent events',
      url: 'https://developer.mozilla.org/en-US/docs/Web/API/Server-sent_events/Using_server-sent_events',
      claim: 'about six connections per browser over HTTP/1.1',
    },
    {
      title: 'WHATWG: server-sent events, with reconnecting and Last-Event-ID',
      url: 'https://html.spec.whatwg.org/multipage/server-sent-events.html',
      claim: 'EventSource reconnects by itself and sends the last id',
    },
    { title: 'MDN: WebSocket.bufferedAmount', url: 'https://developer.mozilla.org/en-US/docs/Web/API/WebSocket/bufferedAmount' },
    { title: 'RFC 6455: the WebSocket protocol', url: 'https://www.rfc-editor.org/rfc/rfc6455' },
    {
      title: 'Node.js: back-pressure in streams',
      url: 'https://nodejs.org/en/learn/modules/backpressuring-in-streams',
      claim: 'ignoring the result of write lets memory grow',
    },
  ],
  exercise: `
Open your live page, put the laptop to sleep for a minute, wake it. Is everything there that happened meanwhile? Then restart the server with 1,000 simulated clients and watch the first ten seconds.`,
  related: ['load-balancing', 'scaling-out', 'retries', 'loading-states'],
});

function ways() {
  const frame = (x: number, title: string) => [
    label(x + 42, 12, title, 'middle'),
    note(x, 30, 'browser'),
    note(x + 84, 30, 'server', 'end'),
    line(
      [
        [x + 8, 36],
        [x + 8, 140],
      ],
      'quiet',
    ),
    line(
      [
        [x + 76, 36],
        [x + 76, 140],
      ],
      'quiet',
    ),
  ];
  const ask = (x: number, y: number, tone: Tone = 'plain') =>
    arrow(
      [
        [x + 12, y],
        [x + 72, y + 4],
      ],
      tone,
    );
  const tell = (x: number, y: number, tone: Tone) =>
    arrow(
      [
        [x + 72, y],
        [x + 12, y + 4],
      ],
      tone,
    );
  // The dot says so to whoever does not tell the colours apart.
  const news = (x: number, y: number, way: typeof ask | typeof tell = tell) => [way(x, y, 'good'), dot(x + 42, y + 2, 'good', 3)];
  return drawing({
    title: 'Who speaks when',
    text: 'Polling: the browser asks again and again, and most answers hold no news. Server-sent events: the browser asks once, and the server sends news whenever there is some. WebSocket: after one request both sides send whenever they like.',
    height: 160,
    parts: [
      ...frame(0, 'Polling'),
      ...[44, 78, 112].flatMap((y, i) => [ask(0, y), ...(i === 2 ? news(0, y + 12) : [tell(0, y + 12, 'quiet')])]),
      ...frame(108, 'SSE'),
      ask(108, 44),
      ...[60, 88, 116].flatMap((y) => news(108, y)),
      ...frame(216, 'WebSocket'),
      ask(216, 44),
      ...[60, 96].flatMap((y) => news(216, y)),
      ...[78, 114].flatMap((y) => news(216, y, ask)),
      dot(4, 152, 'good', 3),
      note(12, 156, 'news'),
    ],
  });
}
