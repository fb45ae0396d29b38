import { defineConcept } from './concept.ts';

export const strategy = defineConcept({
  id: 'strategy',
  title: 'Strategy',
  summary: 'One job, several ways to do it, and the way is chosen by data instead of by a growing `switch`.',
  symptoms: ['long switch', 'if else chain', 'new payment provider means touching many files', 'plugin', 'if kind equals'],
  problem: `
Shipping costs differ by carrier. The \`switch\` over carriers stands in the price calculation, in the label printing and in the tracking page. A new carrier means finding all three, and the third is found by a customer.

A strategy turns it round: each carrier is an object with \`cost\`, \`label\` and \`trackingUrl\`, and the code that uses carriers asks the table for the right one. Adding a carrier adds one entry, and the compiler names whatever it lacks.

In TypeScript a strategy is a function, or a record of functions. You need neither an abstract base class nor a context object. \`array.sort(compare)\` is the strategy you use every day.`,
  example: {
    prelude: `
interface Parcel { readonly grams: number; readonly carrier: Carrier }
type Carrier = 'post' | 'courier' | 'pickup';
declare const parcel: Parcel;`,
    bad: `
function cost({ carrier, grams }: Parcel): number {
  switch (carrier) {
    case 'post':
      return grams < 1000 ? 390 : 690;
    case 'courier':
      return 900 + Math.ceil(grams / 1000) * 100;
    default:
      return 0; // The new carrier is free of charge.
  }
}

function isTracked({ carrier }: Parcel): boolean {
  return carrier === 'courier';
}`,
    good: `
interface Delivery {
  readonly isTracked: boolean;
  cost(grams: number): number;
}

// A carrier without an entry does not compile.
const deliveries: Record<Carrier, Delivery> = {
  post: {
    isTracked: false,
    cost: (grams) => (grams < 1000 ? 390 : 690),
  },
  courier: {
    isTracked: true,
    cost: (grams) => 900 + Math.ceil(grams / 1000) * 100,
  },
  pickup: { isTracked: false, cost: () => 0 },
};

deliveries[parcel.carrier].cost(parcel.grams);`,
  },
  whenToUse: `
- The same question ('which kind is it?') is asked in a second place.
- New kinds arrive more often than new operations: carriers, payment providers, file formats, price plans.
- A kind needs things of its own, such as a client or credentials, that the others should not see.`,
  whenNotToUse: `
- **One \`switch\` over a closed union.** With a \`never\` check in its default branch it is shorter, and the compiler guards it just as well.
- **Two cases that never became three.** An \`if\` is fine.
- **New operations come more often than new kinds.** Then functions with a \`switch\` per operation are the better cut: one file per operation instead of an edit in every kind.`,
  howToSpot: `
- The same list of string cases in several files.
- \`default:\` branches that return 0, null or nothing.
- Booleans that travel through five calls (\`isExpress\`) to pick a branch at the end.
- Commit messages 'support X', each touching the same five files.`,
  whatToMeasure: `
- **Files touched to add the last kind.** Aim for one, plus its test.
- **Bugs that say 'not handled for kind X'.**
- **Branches per function** in the ones that switch: your linter counts them as cyclomatic complexity.`,
  reading: [
    { title: 'Refactoring Guru: Strategy', url: 'https://refactoring.guru/design-patterns/strategy' },
    {
      title: 'TypeScript handbook: narrowing and exhaustiveness checking',
      url: 'https://www.typescriptlang.org/docs/handbook/2/narrowing.html',
      claim: 'a `never` check in the default branch finds missing cases',
    },
    {
      title: 'Refactoring: replace conditional with polymorphism',
      url: 'https://refactoring.com/catalog/replaceConditionalWithPolymorphism.html',
    },
  ],
  exercise: `
Search for the name of one of your kinds (a plan, a provider, a role) as a string. Count the files that compare with it. If there are three or more, move what they decide into one record, typed so that a missing kind does not compile.`,
  related: ['factory', 'feature-flags', 'separation-of-concerns'],
});
