import { defineConcept } from './concept.ts';

export const apiContracts = defineConcept({
  id: 'api-contracts',
  title: 'API contracts',
  summary: 'Whatever you have once sent or accepted, somebody relies on; so add, and do not rename, remove or tighten.',
  symptoms: [
    'client broke after deploy',
    'renamed field',
    'removed field',
    'breaking change',
    'undefined in the mobile app',
    'validation suddenly fails',
  ],
  problem: `
You rename \`user_name\` to \`name\`, the tests are green, and the app of last spring shows 'undefined' on 40,000 phones. Nobody can deploy those phones. A field name in a response is not an internal matter: it is a promise to programs that you cannot see.

What breaks depends on the direction. Clients read responses and write requests, so the same change is safe on one side and fatal on the other:

| change | in a response | in a request |
|---|---|---|
| field removed or renamed | breaks | is ignored or rejected |
| new optional field | safe | safe |
| new required field | safe | breaks |
| becomes optional or nullable | breaks | safe |
| becomes required | safe | breaks |
| accepts or returns more values | may break | safe |
| accepts or returns fewer values | safe | breaks |

Two traps. A renamed field in a **request** often raises no error: many schema libraries drop unknown keys, so the value is silently lost. And a new value of an **enum** in a response meets a client's \`switch\` without a default branch.`,
  example: {
    prelude: `
interface Customer { readonly id: string; readonly name: string }`,
    bad: `
// Version of Monday: { id, user_name }
export const presentCustomer = ({ id, name }: Customer) => ({
  id,
  name, // Was \`user_name\`. Old clients now read undefined.
});`,
    good: `
export const presentCustomer = ({ id, name }: Customer) => ({
  id,
  name,
  /** @deprecated Read \`name\`. Goes when nobody reads it. */
  user_name: name,
});`,
  },
  whenToUse: `
For everything that crosses a border which you do not deploy as one: public APIs, mobile apps, other teams, webhooks, events in a queue, files you export. Browser code of your own counts too: yesterday's tab stays open over today's deploy.`,
  whenNotToUse: `
- **Both sides ship in one deployable** and no old copy can be running. Rename freely; the compiler finds the rest.
- **Declared unstable** (\`/beta\`, \`/internal\`), if the callers have really been told.
- **A security hole.** A field that should never have been sent goes today. Tell people afterwards.`,
  howToSpot: `
- A diff that removes or renames a key in a response object, a DTO or a schema. No compiler complains: the client is not in the build.
- Request schemas that gained a field without \`.optional()\` or a default.
- \`res.json(row)\`: then a column rename is an API change.
- The API description (OpenAPI, GraphQL, protobuf) is written by hand and never compared between versions.`,
  whatToMeasure: `
- **Which clients still read the old field.** You cannot see reads of JSON, so count requests by client version.
- **4xx per endpoint, before and after a deploy.** A step up is a tightened request.
- **Breaking changes found in review or by a tool, against those found by clients.**`,
  reading: [
    {
      title: 'Google AIP-180: what breaks clients, change by change',
      url: 'https://google.aip.dev/180',
      claim: 'which changes of requests and responses break clients',
    },
    {
      title: 'Zod: unknown keys are stripped by default',
      url: 'https://zod.dev/api',
      claim: 'schema libraries drop unknown keys silently',
    },
    { title: 'Martin Fowler: Tolerant Reader', url: 'https://martinfowler.com/bliki/TolerantReader.html' },
    { title: "Hyrum's law: everything observable will be relied upon", url: 'https://www.hyrumslaw.com/' },
  ],
  exercise: `
Take your most used endpoint and write a contract test: the exact keys and types of its response, in a file of its own. Then rename a field and see the test fail. From now on such a change is a decision, not an accident.`,
  related: ['api-versioning', 'field-names', 'backward-compatibility', 'expand-contract'],
});
