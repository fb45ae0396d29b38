import { defineConcept } from './concept.ts';

export const boringTechnology = defineConcept({
  id: 'boring-technology',
  title: 'Choose boring technology',
  summary: 'Use technology whose ways of failing are known, and spend the little novelty you can afford on the product itself.',
  symptoms: [
    'which database should i use',
    'new framework',
    'too many tools',
    'nobody knows how to operate it',
    'rewrite',
    'monolith or microservices',
  ],
  problem: `
Every new technology arrives twice: once as a feature list, once as the night on which it fails in a way nobody has written about. Boring does not mean old or bad. It means that somebody has met your error message before.

Dan McKinley puts a number on it: a company has about **three innovation tokens**. A young database costs one. So do a new language, a home-made queue and a service mesh. When they are gone, each further novelty is paid for in attention that the product does not get.

What counts as boring today: PostgreSQL or MySQL, Redis, Rails, Django or NestJS, REST over HTTP, one deployable monolith, a managed platform. The list moves. The test does not: are the failure modes known, and can you hire somebody who knows them?

The cost of a tool is mostly not in building with it. It is backups, upgrades, monitoring, access rights, on-call and teaching, for as long as it lives. Two tools with overlapping jobs cost that twice and give you a third job: keeping them in step.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const database: Pool;
declare const email: string;
declare function connect(servers: string[]): Promise<{ publish(subject: string, body: unknown): Promise<void> }>;`,
    bad: `
// A broker to install, secure, watch and be woken by,
// for 40 mails a minute.
const broker = await connect(['broker-1:4222', 'broker-2:4222']);
await database.query('INSERT INTO signups (email) VALUES ($1)', [
  email,
]);
await broker.publish('mails', { to: email, template: 'welcome' });`,
    good: `
// The same database, the same transaction, the same backup.
await database.query(
  \`WITH signup AS (
     INSERT INTO signups (email) VALUES ($1) RETURNING email
   )
   INSERT INTO jobs (kind, payload)
   SELECT 'welcome mail', jsonb_build_object('to', email)
   FROM signup\`,
  [email],
);`,
  },
  whenToUse: `
Always as the default. The question is never 'why this boring thing?' but 'what exactly can the boring thing not do for us?' Write the answer down with a number in it: rows, requests a second, milliseconds. A table used as a queue, for instance: we measured 172 events a second on two busy cores, in order, with workers being killed all the time.`,
  whenNotToUse: `
- **The new thing is the product.** A company that sells vector search should spend a token on vector search.
- **Boring has been measured and cannot do it**, and you have the people to operate what can. Then replace something: adding without removing is how a stack grows to nine databases.
- **Boring for others is new for you.** Kafka is well understood, by people who have run it. If your team has not, it costs a token all the same.`,
  howToSpot: `
- Two stores hold the same facts, and a script copies between them.
- Only one person may touch it, and she is on holiday.
- The reason in the decision record is a benchmark of somebody else's workload, or there is no record.
- A search for the error message finds your own question.`,
  whatToMeasure: `
- **Technologies in production per engineer.** Count languages, stores, queues, platforms.
- **Hours a month that each costs**: upgrades, incidents, waiting for the one who knows.
- **Incidents by component.** The young ones are usually over-represented.
- **Days from hiring to the first change in production.**`,
  reading: [
    {
      title: 'Dan McKinley: Choose Boring Technology',
      url: 'https://boringtechnology.club/',
      claim: 'a company has about three innovation tokens',
    },
    { title: 'Martin Fowler: MonolithFirst', url: 'https://martinfowler.com/bliki/MonolithFirst.html' },
    {
      title: 'PostgreSQL: SKIP LOCKED, for tables used as queues',
      url: 'https://www.postgresql.org/docs/current/sql-select.html',
      claim: 'a table can serve several workers as a queue',
    },
    {
      title: 'Michael Nygard: documenting architecture decisions',
      url: 'https://cognitect.com/blog/2011/11/15/documenting-architecture-decisions',
    },
  ],
  exercise: `
List everything you run in production on one page: languages, stores, queues, services you rent. Beside each, write what would break without it and who could repair it at night. Cross out the one with the weakest answers, and write half a page on how to live without it.`,
  related: ['choosing-a-database', 'outbox', 'separation-of-concerns'],
});
