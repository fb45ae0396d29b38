import { defineConcept } from './concept.ts';

export const fieldNames = defineConcept({
  id: 'field-names',
  title: 'Field names that explain themselves',
  summary: 'An API field is read by people who cannot see your code, so its name says what it is, in which unit and of what kind.',
  symptoms: [
    'cryptic field',
    'what does ts mean',
    'seconds or milliseconds',
    'abbreviations',
    'naming convention',
    'snake case or camel case',
  ],
  problem: `
\`{ "ts": 1718031600, "st": 2, "amt": 1999 }\`: seconds or milliseconds? Which status is 2? Cents or euros? Whoever integrates with you guesses, tests with one example and ships the guess. And because a field in a contract is never renamed, the bad name stays for years.

Names that need no guess:

- **Words, not letters**: \`created_at\`, \`status\`, \`customer_name\`.
- **Units in the name** where the type cannot carry them: \`timeout_ms\`, \`weight_grams\`, \`amount_cents\`.
- **Points in time** end in \`_at\` and are RFC 3339 text with a zone, \`2026-03-01T09:30:00Z\`. Days end in \`_on\` or \`_date\`: a birthday has no time zone.
- **Booleans** are statements: \`is_active\`, \`has_invoice\`. Not \`active_flag\`, and never \`not_deleted\`.
- **Enums** are words: \`"status": "shipped"\`. Numbers save bytes that compression saves anyway.
- **Money** is an integer of the smallest unit together with its currency, or a decimal in a string. A float cannot hold 0.1.
- **Lists** are plural. Identifiers end in \`_id\` and are strings, even where they are numbers today: JavaScript cannot hold every 64-bit integer.

\`snake_case\` or \`camelCase\`: choose once for the whole API. Mixed is the only wrong answer.`,
  example: {
    prelude: `
interface Payment { readonly id: bigint; readonly createdAt: Date; readonly state: 'pending' | 'paid'; readonly cents: number; readonly payer: string }`,
    bad: `
export const present = (payment: Payment) => ({
  i: Number(payment.id),
  ts: payment.createdAt.getTime(),
  st: payment.state === 'paid' ? 2 : 1,
  amt: payment.cents / 100,
  u: payment.payer,
});`,
    good: `
export const present = (payment: Payment) => ({
  id: String(payment.id),
  created_at: payment.createdAt.toISOString(),
  status: payment.state,
  amount_cents: payment.cents,
  currency: 'EUR',
  payer_name: payment.payer,
});`,
  },
  whenToUse: `
In every shape that leaves the process: responses, requests, events, exports, configuration. In code, too: but there a rename is cheap, here it is a breaking change.`,
  whenNotToUse: `
- **Names the field fixed long ago**: \`lat\`, \`lng\`, \`url\`, \`id\`, \`utm_source\`, the claims of a token (\`iat\`, \`exp\`, \`sub\`).
- **Somebody else's format** that you pass through unchanged.
- **To repair an old contract at once.** Add the good name beside the bad one and deprecate the bad; see [API contracts](#api-contracts).`,
  howToSpot: `
- Names of one or two letters in a response, a DTO or a schema.
- A comment or a wiki page that explains what a field means.
- The client multiplies by 1,000, divides by 100 or keeps its own table of status numbers.
- \`created\`, \`created_at\` and \`creationDate\` in one API.`,
  whatToMeasure: `
- **Questions from integrators about single fields.** Each is a name that failed.
- **Distinct names for the same idea** across your API description.
- **Bugs by unit or time zone.**`,
  reading: [
    { title: 'Google AIP-140: field names', url: 'https://google.aip.dev/140' },
    { title: 'Google AIP-142: time and duration', url: 'https://google.aip.dev/142' },
    { title: 'RFC 3339: date and time on the internet', url: 'https://www.rfc-editor.org/rfc/rfc3339' },
    {
      title: 'MDN: the largest safe integer',
      url: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Number/MAX_SAFE_INTEGER',
      claim: 'JavaScript numbers cannot hold every 64-bit integer',
    },
    { title: 'RFC 7519: registered claims of a token', url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1' },
  ],
  exercise: `
Give the JSON of one of your endpoints to somebody from another team, without documentation, and ask what each field means and in which unit. Every hesitation is a name to improve in the next version.`,
  related: ['api-contracts', 'api-versioning', 'abstraction-levels'],
});
