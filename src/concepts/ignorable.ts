import type { Reading } from './concept.ts';
import type { ConceptId } from './sections.ts';

/** What you may ignore for now, with the sign that you do need it. */
export interface Ignorable {
  readonly id: string;
  readonly title: string;
  /** Why it can wait, as Markdown. */
  readonly why: string;
  /** The sign that you need it after all. */
  readonly sign: string;
  /** What to use until then. */
  readonly instead: readonly ConceptId[];
  readonly reading: readonly Reading[];
}

/** From what is decided most often too early. */
export const ignorable: readonly Ignorable[] = [
  {
    id: 'microservices',
    title: 'Microservices',
    why: `
A call between functions cannot time out, arrive twice or meet an older version of itself. A call between services can do all three. You also get a network, a deploy order, distributed traces and data that no longer join. With one team, modules with clear borders inside one program give you the order without the price.`,
    sign: 'Several teams wait for each other to deploy, or one part has such different needs (memory, scale, language, law) that it holds up the rest. Then split off that one part.',
    instead: ['boring-technology', 'separation-of-concerns', 'abstraction-levels'],
    reading: [
      { title: 'Martin Fowler: the microservice premium', url: 'https://martinfowler.com/bliki/MicroservicePremium.html' },
      { title: 'Martin Fowler: MonolithFirst', url: 'https://martinfowler.com/bliki/MonolithFirst.html' },
    ],
  },
  {
    id: 'kubernetes',
    title: 'Kubernetes',
    why: `
It solves the scheduling of many services on many machines. With a handful of services a managed platform, or two virtual machines behind a balancer, do the same with a tenth of the vocabulary. Somebody has to upgrade a cluster several times a year.`,
    sign: 'You run dozens of services, write deployment scripts that look like a scheduler, and have people whose job is the platform. Or somebody else runs it, and you only hand over a container.',
    instead: ['boring-technology', 'load-balancing', 'blue-green'],
    reading: [
      { title: 'Kubernetes: version skew and supported releases', url: 'https://kubernetes.io/releases/version-skew-policy/' },
      { title: 'Dan McKinley: Choose Boring Technology', url: 'https://boringtechnology.club/' },
    ],
  },
  {
    id: 'graphql',
    title: 'GraphQL',
    why: `
It lets many different clients ask for just what each needs. With one web client of your own you can also change the endpoint. The price: caching by URL is gone, one query can cost as much as a hundred, each resolver is a candidate for [N+1](#n-plus-one), and limits must count cost rather than requests.`,
    sign: 'Several clients that you do not build together ask for different cuts of the same data, and each new screen needs a new endpoint.',
    instead: ['api-contracts', 'api-versioning', 'n-plus-one'],
    reading: [
      { title: 'GraphQL: performance, with N+1 and limits', url: 'https://graphql.org/learn/performance/' },
      { title: 'GraphQL: security, with demand control', url: 'https://graphql.org/learn/security/' },
    ],
  },
  {
    id: 'event-sourcing',
    title: 'Event sourcing',
    why: `
Instead of the state you store every event and compute the state. You gain a perfect history, and lose simple queries, simple corrections and simple deletion of somebody's data; and old events stay in their old shapes for ever. An ordinary table plus an append-only history table gives most people the history.`,
    sign: 'The history **is** the business (ledgers, trading, case files), and people ask what was known at a certain moment, and why.',
    instead: ['transactions', 'outbox', 'backward-compatibility'],
    reading: [
      { title: 'Martin Fowler: event sourcing', url: 'https://martinfowler.com/eaaDev/EventSourcing.html' },
      {
        title: 'Microsoft: the event sourcing pattern, with its issues',
        url: 'https://learn.microsoft.com/en-us/azure/architecture/patterns/event-sourcing',
      },
    ],
  },
  {
    id: 'cqrs',
    title: 'CQRS',
    why: `
Separate models for writing and reading pay where the two differ widely. Mostly they differ by a few joins: a query function beside the repository, or a view, is enough. Two models with a pipe between them are a [dual write](#dual-write) with a name.`,
    sign: 'The screens people look at have nothing in common with the rules that change the data, and computing them on each read is too slow even with the right [indexes](#indexes).',
    instead: ['repository', 'indexes', 'read-replicas'],
    reading: [{ title: 'Martin Fowler: CQRS, and when not to', url: 'https://martinfowler.com/bliki/CQRS.html' }],
  },
  {
    id: 'other-patterns',
    title: 'The other twenty patterns of the Gang of Four',
    why: `
The book has 23 patterns; three of them meet you every week here: [factory](#factory), [strategy](#strategy) and, from another book, [repository](#repository). Many of the rest are built into the language (iterator, command as a function, observer as an event emitter) or answer questions of languages without functions as values.`,
    sign: 'You have the problem first and recognise the pattern in what you were about to write anyway. Then its name is worth knowing, because it shortens the conversation.',
    instead: ['factory', 'strategy', 'repository'],
    reading: [{ title: 'Refactoring Guru: the catalogue', url: 'https://refactoring.guru/design-patterns/catalog' }],
  },
  {
    id: 'new-frameworks',
    title: "This year's new framework",
    why: `
A framework is learnt in a week and operated for years. What is new this year has no answers to your error messages, no upgrade path anybody has walked, and perhaps no maintainer next year. If it is good, it will still be there when others have met the bugs.`,
    sign: 'It does something your product needs and yours cannot be made to do; you have tried it on a part you can throw away; and you have an innovation token to spend.',
    instead: ['boring-technology'],
    reading: [{ title: 'Dan McKinley: Choose Boring Technology', url: 'https://boringtechnology.club/' }],
  },
  {
    id: 'multi-region',
    title: 'Several regions at once',
    why: `
Serving writes from several continents means conflicts or waits, for everything, always. One region with several zones survives the failures that really happen. For readers far away there are a [CDN](#cdn) and followers.`,
    sign: 'The law wants data to stay in a country, or a contract names an outage shorter than the time you need to start up elsewhere from a backup you have really restored.',
    instead: ['replication', 'cdn', 'cap'],
    reading: [
      {
        title: 'AWS: disaster recovery options, from backup to active-active',
        url: 'https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html',
      },
    ],
  },
];
