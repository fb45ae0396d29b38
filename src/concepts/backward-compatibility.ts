import { defineConcept } from './concept.ts';

export const backwardCompatibility = defineConcept({
  id: 'backward-compatibility',
  title: 'Backward compatibility',
  summary:
    'Old and new always run side by side for a while, so each new version understands what the old one sends, and sends nothing the old one cannot read.',
  symptoms: ['old clients', 'deprecation', 'tolerant reader', 'rolling deploy errors', 'message format changed', 'remove old endpoint'],
  problem: `
During a deploy both versions run, for a minute or an hour. Messages of last week wait in the queue. An app from last year asks your server. The question is never whether old and new meet, only how often.

Compatibility has two directions. **Backward**: the new code reads what the old wrote. **Forward**: the old code reads what the new writes, which you need as soon as you may go [back](#rollback). Three habits cover both:

- **Add, never change.** New fields are optional and have a default. A field keeps its type and meaning for life.
- **Read tolerantly.** Take what you need and ignore the rest, unknown fields and unknown enum values included. Be strict where it counts: a wrong amount is an error, an extra field is not.
- **Write strictly.** What you send, send exactly as documented; others will rely on every accident.

Tolerance is for the unknown, not for the malformed. A server that guesses what broken input meant has to guess for ever.

And then: **end it**. A deprecation without a date is a comment. Name the replacement and the day, send \`Deprecation\` and \`Sunset\` headers, count who still comes, write to them, switch it off for an hour as a rehearsal, and remove it on the day.`,
  example: {
    prelude: `
interface ShipmentEvent { readonly orderId: string; readonly status: 'sent' | 'delivered' | 'unknown'; readonly carrier: string }
declare const text: string;`,
    bad: `
// Throws on every field and status a newer sender adds.
function parse(json: string): ShipmentEvent {
  const event = JSON.parse(json);
  if (Object.keys(event).length !== 3) throw new Error('shape');
  switch (event.status) {
    case 'sent':
    case 'delivered':
      return event;
    default:
      throw new Error(event.status);
  }
}`,
    good: `
const known = ['sent', 'delivered'] as const;

/** Takes what it needs; what is newer than it does no harm. */
function parse(json: string): ShipmentEvent {
  const event = JSON.parse(json);
  if (typeof event.orderId !== 'string') {
    throw new TypeError('A shipment has an orderId.');
  }
  return {
    orderId: event.orderId,
    status: known.find((s) => s === event.status) ?? 'unknown',
    // Added in March; older events have none.
    carrier: event.carrier ?? 'post',
  };
}`,
  },
  whenToUse: `
Wherever writer and reader are not replaced in the same instant: APIs, events, queues, caches, cookies, local storage, files, database rows, configuration.`,
  whenNotToUse: `
- **Within one process.** Change the function and its callers; the compiler helps.
- **Data you can convert.** A [backfill](#backfill) once is cheaper than ten branches for ever.
- **For everybody, always.** Compatibility with a client that nobody uses costs as much as with one that all use. Count.`,
  howToSpot: `
- Errors that come only during deploys.
- \`.strict()\` schemas on incoming messages.
- \`switch\` without a branch for the unknown.
- Cached values without a version in their key: the new code reads the old shape.
- \`@deprecated\` marks older than two years.`,
  whatToMeasure: `
- **Unknown fields and values met**, by sender: you see others' changes before they hurt.
- **Use of each deprecated thing**, by client. Zero, then remove.
- **Errors during the overlap of a deploy.**
- **A test that reads recorded messages of the last releases.** Red means that you broke somebody.`,
  reading: [
    {
      title: 'Martin Fowler: Tolerant Reader',
      url: 'https://martinfowler.com/bliki/TolerantReader.html',
      claim: 'take what you need, ignore the rest',
    },
    {
      title: 'RFC 9413: maintaining robust protocols; tolerance has limits',
      url: 'https://www.rfc-editor.org/rfc/rfc9413',
      claim: 'accepting malformed input harms protocols in the long run',
    },
    { title: 'RFC 9745: the Deprecation header', url: 'https://www.rfc-editor.org/rfc/rfc9745' },
    { title: 'RFC 8594: the Sunset header', url: 'https://www.rfc-editor.org/rfc/rfc8594' },
    {
      title: 'Protocol Buffers: updating a message type',
      url: 'https://protobuf.dev/programming-guides/proto3/#updating',
      claim: 'unknown fields are kept; numbers are never reused',
    },
  ],
  exercise: `
Record ten real messages of a queue or webhook and keep them as files. Write a test that parses them. Then add an unknown field and an unknown status to each, and make that pass too.`,
  related: ['api-contracts', 'api-versioning', 'expand-contract', 'rollback'],
});
