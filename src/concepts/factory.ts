import { defineConcept } from './concept.ts';

export const factory = defineConcept({
  id: 'factory',
  title: 'Factory',
  summary: 'One function that builds a thing completely, so that nobody can build half of it.',
  symptoms: [
    'constructor with many parameters',
    'half initialised object',
    'test setup is long',
    'new everywhere',
    'object mother',
    'invalid state',
  ],
  problem: `
An order needs an id, a currency, a due date that depends on the customer's country, and at least one line. When each caller assembles that by hand, one of them forgets the due date, and the bug shows up in a report three months later.

A factory is the one place that knows how to build it: \`createOrder(customer, lines)\`. It applies the defaults, checks what must hold, and returns either a complete order or an error. In TypeScript it is almost always **a plain function**. The abstract factories of the classic books answer a question that languages with functions seldom ask.

The second use is wiring. \`createApp(config)\` builds the pool, the repositories and the services once, at the edge of the program, and hands them inwards. Tests call the same function with other parts. Most back ends need no dependency-injection container beyond that.`,
  example: {
    prelude: `
interface Line { readonly sku: string; readonly cents: number }
interface Customer { readonly id: string; readonly paymentDays: number }
declare const customer: Customer;
declare const lines: readonly Line[];`,
    bad: `
class Order {
  id?: string;
  customerId?: string;
  lines: Line[] = [];
  dueOn?: Date;
}

// In the checkout. The import job forgets \`dueOn\`.
const order = new Order();
order.id = crypto.randomUUID();
order.customerId = customer.id;
order.lines.push(...lines);`,
    good: `
interface Order {
  readonly id: string;
  readonly customerId: string;
  readonly lines: readonly [Line, ...Line[]];
  readonly dueOn: Date;
}

function createOrder(
  customer: Customer,
  [first, ...others]: readonly Line[],
  now: Date,
): Order {
  if (!first) throw new RangeError('An order has a line.');
  const dueOn = new Date(now);
  dueOn.setUTCDate(dueOn.getUTCDate() + customer.paymentDays);
  return {
    id: crypto.randomUUID(),
    customerId: customer.id,
    lines: [first, ...others],
    dueOn,
  };
}

createOrder(customer, lines, new Date());`,
  },
  whenToUse: `
- Building takes decisions: defaults, derived values, checks.
- Which class to build depends on data (a payment by its kind, a parser by a file's type).
- Tests repeat the same twenty lines of set-up. A factory with overrides, \`anOrder({ status: 'paid' })\`, pays for itself in a day.`,
  whenNotToUse: `
- **An object literal would do.** \`createPoint(x, y)\` that returns \`{ x, y }\` is ceremony.
- **A factory class with one method and no state.** Write the function.
- **A hierarchy of factories for one product.** Wait for the second product.`,
  howToSpot: `
- Optional fields that are 'always set, really', and \`!\` wherever they are read.
- A method called \`init\` that one must not forget after \`new\`.
- The same five assignments in three files.
- \`if (kind === …) new A() else new B()\` in more than one place.`,
  whatToMeasure: `
- **Non-null assertions (\`!\`) on fields of your own types.** They mark what a factory should have promised.
- **Lines of set-up per test.**
- **Bugs from missing values**: 'cannot read properties of undefined' on objects that you built yourselves.`,
  reading: [
    { title: 'Refactoring Guru: Factory Method', url: 'https://refactoring.guru/design-patterns/factory-method' },
    { title: 'Martin Fowler: Object Mother, for tests', url: 'https://martinfowler.com/bliki/ObjectMother.html' },
    {
      title: "Alexis King: parse, don't validate",
      url: 'https://lexi-lambda.github.io/blog/2019/11/05/parse-don-t-validate/',
      claim: 'a constructor function can make invalid values impossible to hold',
    },
    { title: 'Mark Seemann: Composition Root, the place for wiring', url: 'https://blog.ploeh.dk/2011/07/28/CompositionRoot/' },
  ],
  exercise: `
Find a type of yours with more than two optional fields. Ask of each: when is it really missing? Write a factory that sets all the others, make them required, and let the compiler show you who built half an object.`,
  related: ['strategy', 'repository'],
});
