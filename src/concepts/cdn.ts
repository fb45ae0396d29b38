import { defineConcept } from './concept.ts';
import { arrow, box, drawing, label, note } from './drawing.ts';

export const cdn = defineConcept({
  id: 'cdn',
  title: 'CDN',
  summary:
    'Copies of your responses near the readers: pulled on the first request, or pushed by you; what the cache key leaves out, everybody shares.',
  symptoms: [
    'slow for users far away',
    'static files',
    'cache-control',
    'purge cdn',
    'user sees data of another user',
    'images slow',
    'invalidate cloudfront',
  ],
  drawings: [pull()],
  problem: `
From Frankfurt to Sydney and back light in fibre needs more than 160 ms, and a page needs several such trips. A CDN answers from a city nearby and keeps most requests from ever reaching you.

**Pull**: the edge asks your server on the first request and keeps the answer as long as \`Cache-Control\` says. Nothing to upload, and rarely wanted things cost nothing. The first reader in each region waits. **Push**: you upload to the CDN's storage in advance. For large files, releases and videos that all want at the same minute; you also have to delete. Pull is the default.

**The cache key** decides who shares an answer: usually host and path, plus the query parts, headers and cookies that you name. Too much in the key (every cookie) and nothing is ever a hit. Too little, and one customer sees **another's** account page. So: \`Cache-Control: private, no-store\` on everything behind a login, unless you know better.

**Invalidation** at a hundred locations takes seconds to minutes and is easy to forget. Avoid it: name files by their content (\`app.3f9c1e.js\`), let those live a year, and give only the HTML a short life.`,
  example: {
    prelude: `
import type { ServerResponse } from 'node:http';`,
    bad: `
export function serve(response: ServerResponse, body: string) {
  // Also sent with /account: the edge keeps the first one.
  response.setHeader('Cache-Control', 'public, max-age=86400');
  response.end(body);
}`,
    good: `
const policies = {
  // Named by content: /assets/app.3f9c1e.js
  asset: 'public, max-age=31536000, immutable',
  // Old for ten seconds at most; refreshed behind the scenes.
  page: 'public, s-maxage=10, stale-while-revalidate=60',
  // Somebody's own.
  account: 'private, no-store',
} as const;

export function serve(
  response: ServerResponse,
  kind: keyof typeof policies,
  body: string,
) {
  response.setHeader('Cache-Control', policies[kind]);
  response.end(body);
}`,
  },
  whenToUse: `
- Scripts, styles, images, fonts, downloads: always.
- Public pages and public API answers: even ten seconds absorb a storm.
- As a shield in front of the origin, also for TLS and against floods.`,
  whenNotToUse: `
- **Answers for one person**, without a very deliberate key.
- **Responses with \`Set-Cookie\`.** A shared cached session is somebody else's session.
- **All your users sit in one city** with your server, and it is bored.`,
  howToSpot: `
- \`Cache-Control\` is missing: then caches may guess a lifetime, and they do.
- \`Vary: Cookie\` or \`Vary: User-Agent\`: a hit rate near zero.
- Purges in the deploy script, because files keep their names.
- Query parameters of campaigns (\`utm_source\`) in the key.`,
  whatToMeasure: `
- **Hit rate by bytes and by requests**, for assets and pages apart.
- **Requests that reach the origin**, by path. The top ten are your to-do list.
- **Time to first byte by country**, measured in browsers.
- **Time from publishing to the last old copy.**`,
  reading: [
    {
      title: 'RFC 9111: HTTP caching; heuristic freshness, private, no-store',
      url: 'https://www.rfc-editor.org/rfc/rfc9111',
      claim: 'without Cache-Control caches may guess a lifetime',
    },
    { title: 'MDN: Cache-Control', url: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Cache-Control' },
    {
      title: 'Amazon CloudFront: the cache key',
      url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-the-cache-key.html',
      claim: 'what is in the key decides who shares an answer',
    },
    {
      title: 'Amazon CloudFront: invalidating, or versioned names',
      url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Invalidation.html',
      claim: 'versioned file names are preferable to invalidation',
    },
    {
      title: 'Ilya Grigorik: a primer on latency and bandwidth',
      url: 'https://hpbn.co/primer-on-latency-and-bandwidth/',
      claim: 'how long light in fibre needs',
    },
    { title: 'RFC 5861: stale-while-revalidate', url: 'https://www.rfc-editor.org/rfc/rfc5861' },
  ],
  exercise: `
Request your home page, one asset, one API call and your account page with \`curl -I\`. For each write down how long which cache may keep it, and who would share it. Correct the one that surprises you.`,
  related: ['caching', 'cache-expiry', 'cache-stampede', 'deploy-and-release'],
});

function pull() {
  const row = (y: number, title: string) => [label(0, y + 10, title), box(0, y + 20, 60, 28, 'browser'), box(120, y + 20, 60, 28, 'edge')];
  return drawing({
    title: 'The first reader, and all others',
    text: 'The first reader of a region: the browser asks the edge, the edge has nothing and asks your server, far away, and keeps the answer. All other readers: the browser asks the edge, and the edge answers by itself.',
    height: 132,
    parts: [
      ...row(0, 'The first in a region'),
      arrow(
        [
          [62, 29],
          [118, 29],
        ],
        'first',
      ),
      arrow(
        [
          [118, 39],
          [62, 39],
        ],
        'first',
      ),
      box(240, 20, 60, 28, 'server'),
      arrow(
        [
          [182, 29],
          [238, 29],
        ],
        'first',
      ),
      arrow(
        [
          [238, 39],
          [182, 39],
        ],
        'first',
      ),
      note(210, 62, 'far away', 'middle'),
      note(150, 62, 'keeps it', 'middle'),
      ...row(76, 'All others'),
      arrow(
        [
          [62, 105],
          [118, 105],
        ],
        'good',
      ),
      arrow(
        [
          [118, 115],
          [62, 115],
        ],
        'good',
      ),
      note(188, 114, 'your server sleeps'),
    ],
  });
}
