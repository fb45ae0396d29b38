import { defineConcept } from './concept.ts';

export const repository = defineConcept({
  id: 'repository',
  title: 'Repository',
  summary:
    'An object that loads and stores one kind of thing, named after what callers want to know, so that the queries for it live in one place.',
  symptoms: [
    'same query in many files',
    'mock the database',
    'duplicate sql',
    'where to put queries',
    'data access layer',
    'orm calls everywhere',
  ],
  problem: `
The query for 'overdue invoices' stands in five files, and one of them forgets the cancelled ones. A repository gives the question a name and one answer: \`invoices.overdue(today)\`.

Good repositories read like the questions people ask. Their methods are named after the intent (\`overdue\`, \`ofCustomer\`, \`save\`), not after the mechanism (\`findByStatusAndDueDateLessThan\`). They return your own types, and they can load **many at once**, because a repository that only knows \`findById\` invites its callers to loop.

Three mistakes are common. The **generic repository** (\`find(where)\`, \`update(where, data)\`) only renames the ORM: every caller still knows the columns. The **query that escapes** returns a builder for others to extend. And the **hidden transaction**: each method opens its own, so two calls can no longer be one unit. Let the caller pass the transaction.`,
  example: {
    prelude: `
import { Pool, type PoolClient } from 'pg';
declare const database: Pool;
declare const today: Date;
interface Invoice { readonly id: string; readonly customerId: string; readonly dueOn: Date }
interface InvoiceRow { readonly id: string; readonly customer_id: string; readonly due_on: Date }`,
    bad: `
class GenericRepository {
  readonly #table: string;
  constructor(table: string) {
    this.#table = table;
  }
  // Every caller still knows the columns, and may inject SQL.
  async find(where: string) {
    const sql = \`SELECT * FROM \${this.#table} WHERE \${where}\`;
    return (await database.query(sql)).rows;
  }
}

const invoices = new GenericRepository('invoices');
await invoices.find('due_on < now() AND paid_at IS NULL');`,
    good: `
class InvoiceRepository {
  readonly #database: Pool | PoolClient;
  // A pool, or the client of the caller's transaction.
  constructor(on: Pool | PoolClient) {
    this.#database = on;
  }

  /** Neither paid nor cancelled, and due before the day. */
  async overdue(day: Date): Promise<Invoice[]> {
    const { rows } = await this.#database.query<InvoiceRow>(
      \`SELECT id, customer_id, due_on FROM invoices
       WHERE due_on < $1 AND paid_at IS NULL
         AND cancelled_at IS NULL\`,
      [day],
    );
    return rows.map((row) => ({
      id: row.id,
      customerId: row.customer_id,
      dueOn: row.due_on,
    }));
  }
}

await new InvoiceRepository(database).overdue(today);`,
  },
  whenToUse: `
- The same question is asked in more than one place.
- Rules deserve tests without a database: an in-memory twin with the same interface is then ten lines.
- The stored shape differs from the shape you think in.`,
  whenNotToUse: `
- **Plain reads and writes of one table through an ORM.** Your ORM's model is a repository already. Wrapping \`prisma.user.findUnique\` in \`userRepository.findUnique\` adds a file and takes away the types.
- **Reports.** A query over eight tables belongs to the report, in a file of its own.
- **'So that we can swap the database.'** Almost nobody does, and those who do rewrite the queries anyway.`,
  howToSpot: `
- A search for a table's name finds it in many folders.
- Soft-delete or tenant conditions that some queries have and others forgot.
- Tests that mock \`db.query\` and assert on SQL text.`,
  whatToMeasure: `
- **Places that query one table.** One to three is healthy.
- **Bugs of the kind 'this list shows deleted ones'.**
- **Queries per request**, as for [N+1](#n-plus-one): repositories hide loops well.`,
  reading: [
    { title: 'Martin Fowler: Repository', url: 'https://martinfowler.com/eaaCatalog/repository.html', claim: 'what the pattern is' },
    { title: 'Martin Fowler: Active Record, which ORM models often are', url: 'https://martinfowler.com/eaaCatalog/activeRecord.html' },
    {
      title: 'OWASP: SQL injection prevention',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html',
      claim: 'SQL text from callers invites injection',
    },
  ],
  exercise: `
Choose your most important table and find every query on it. Group them by the question they answer and give each question a name. If two queries answer the same question differently, you have found a bug: fix that one first.`,
  related: ['abstraction-levels', 'separation-of-concerns', 'n-plus-one', 'transactions'],
});
