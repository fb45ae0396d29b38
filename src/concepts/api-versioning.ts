import { defineConcept } from './concept.ts';

export const apiVersioning = defineConcept({
  id: 'api-versioning',
  title: 'API versioning',
  summary: 'A version is the name of a contract, so that you can offer a new one without taking the old one away.',
  symptoms: ['v1 v2', 'unversioned endpoint', 'how to version an api', 'breaking change needed', 'deprecate endpoint', 'sunset'],
  problem: `
Some changes cannot be made by adding: a different meaning of \`amount\`, another way to page, a resource that splits in two. Without a version, the only choices are never and breakage. With one, the new contract gets a new name and the old one lives until its readers have moved.

Put the version in before you need it. A route without one beside versioned ones has no way to change, and its clients cannot ask for anything else.

Where it goes matters less than that there is one. **In the path** (\`/v1/orders\`) it is visible in logs, easy to route and easy to try out: the boring choice. **In a header or media type** URLs stay stable, and every tool has to be taught. **By date**, as Stripe does, each client is pinned to the day it began; the server translates answers back through small steps. That is lovely for clients and a lasting job for you.

A version is for **breaking** changes only. Adding a field needs none. An API with a \`v7\` after two years has versioned what it should have added.`,
  example: {
    prelude: `
interface Order { readonly id: string; readonly totalCents: number; readonly currency: string }
type Handler = (id: string) => Promise<unknown>;
declare const router: { get(path: string, handler: Handler): void };
declare function findInvoice(id: string): Promise<unknown>;
declare function findOrder(id: string): Promise<Order>;`,
    bad: `
router.get('/v1/invoices/:id', findInvoice);
router.get('/orders/:id', async (id) => {
  const { totalCents, currency } = await findOrder(id);
  // Was a number of euros. Every client misreads it now.
  return { id, total: { amount: totalCents, currency } };
});`,
    good: `
// One rule, two presenters; only the shape is versioned.
router.get('/v1/orders/:id', async (id) => {
  const { totalCents } = await findOrder(id);
  return { id, total: totalCents / 100 };
});

router.get('/v2/orders/:id', async (id) => {
  const { totalCents, currency } = await findOrder(id);
  return { id, total: { amount: totalCents, currency } };
});`,
  },
  whenToUse: `
- From the first public endpoint on: \`/v1\` costs three characters.
- When a field changes its meaning or type, or a whole resource its shape.
- For events and webhooks too: a \`version\` in the envelope.`,
  whenNotToUse: `
- **For what can be added.** A new optional field, a new endpoint, a new filter.
- **Internal calls that deploy together.** Keep the two versions compatible for one deploy instead; see [backward compatibility](#backward-compatibility).
- **GraphQL.** Its way is to add fields and mark old ones \`@deprecated\`.`,
  howToSpot: `
- Some routes have a prefix and some have none.
- \`if (version === 1)\` deep inside the rules. The difference belongs at the edge, in the presenter.
- Old versions that nobody dares to switch off, because nobody knows who calls them.`,
  whatToMeasure: `
- **Requests per version and client**, by API key or user agent. Below a stated number, write to those who remain.
- **Age of the oldest version**, and what it costs: the code that exists only for it.
- **Announced end dates that were kept.** A date that moves is not believed twice.`,
  reading: [
    { title: 'Google AIP-185: versioning', url: 'https://google.aip.dev/185' },
    {
      title: 'Stripe: versions by date, and how the server translates',
      url: 'https://stripe.com/blog/api-versioning',
      claim: 'each client is pinned to the version it began with',
    },
    { title: 'RFC 9745: the Deprecation header', url: 'https://www.rfc-editor.org/rfc/rfc9745' },
    { title: 'RFC 8594: the Sunset header', url: 'https://www.rfc-editor.org/rfc/rfc8594' },
    {
      title: 'GraphQL: evolving a schema without versions',
      url: 'https://graphql.org/learn/schema-design/',
      claim: 'GraphQL prefers adding and deprecating fields',
    },
  ],
  exercise: `
List your routes with \`grep\` and mark those without a version. Give each a versioned twin that calls the same handler, log who still uses the bare path, and put a date on its end.`,
  related: ['api-contracts', 'backward-compatibility', 'field-names'],
});
