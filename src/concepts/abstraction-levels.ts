import { defineConcept } from './concept.ts';

export const abstractionLevels = defineConcept({
  id: 'abstraction-levels',
  title: 'Abstraction levels',
  summary:
    'A function speaks one language: its callers see what it means, never the rows, columns, query builders or HTTP clients it is made of.',
  symptoms: [
    'leaky abstraction',
    'changing a column breaks the ui',
    'password hash in response',
    'orm types everywhere',
    'snake_case in the frontend',
    'database error shown to the user',
  ],
  problem: `
The function is called \`findCustomer\`, and it returns a row: \`cust_nm\`, \`pw_hash\`, \`deleted_at\`. Now every caller knows the table. Renaming a column breaks code three folders away, and one careless \`res.json(customer)\` sends the password hash to the browser.

An abstraction leaks when a caller has to know what is underneath to use it correctly. The usual leaks:

- **Rows**: raw column names, \`null\` where 'missing' is meant, numbers as strings because the driver does so.
- **Types**: a signature with \`Prisma.OrderWhereInput\`, \`Knex.QueryBuilder\` or \`AxiosResponse\` in it. Every caller now imports your library.
- **Errors**: \`duplicate key value violates unique constraint "users_email_key"\` in a response.
- **Half-built queries**: a function that returns a query for the caller to finish.

All abstractions leak a little; Joel Spolsky made a law of it. The aim is that they leak on purpose: in one place, with a name.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const database: Pool;`,
    bad: `
export async function findCustomer(id: string) {
  const { rows } = await database.query(
    'SELECT * FROM customers WHERE id = $1',
    [id],
  );
  return rows[0]; // any: cust_nm, pw_hash, created …
}

const customer = await findCustomer('c_17');
console.log(customer.cust_nm);`,
    good: `
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly memberSince: Date;
}

interface CustomerRow {
  readonly id: string;
  readonly cust_nm: string;
  readonly created: Date;
}

const toCustomer = (row: CustomerRow): Customer => ({
  id: row.id,
  name: row.cust_nm,
  memberSince: row.created,
});

export async function findCustomer(id: string) {
  const { rows } = await database.query<CustomerRow>(
    'SELECT id, cust_nm, created FROM customers WHERE id = $1',
    [id],
  );
  return rows[0] && toCustomer(rows[0]);
}

const customer = await findCustomer('c_17');
console.log(customer?.name);`,
  },
  whenToUse: `
At every border where two sides change for different reasons: database and domain, domain and API, your code and a vendor's client. One small \`toCustomer\` per border is enough. Secrets get no exception: a column that must never leave should not even be selected.`,
  whenNotToUse: `
- **Inside the data layer.** Rows may be rows there.
- **Where the framework already maps.** An ORM entity with a response schema, a GraphQL type or a serializer in front is mapped. A second copy of the same fields helps nobody.
- **For fear of changing the database some day.** You will not hide PostgreSQL, and you should use what it can do. Hide the shape of your tables, not the existence of SQL.`,
  howToSpot: `
- Snake case in a file that has nothing to do with the database, or \`any\` that came from a driver.
- \`import { Prisma } from '@prisma/client'\` in a controller.
- \`catch (error) { res.json({ error: error.message }) }\`.
- A rename of one column that touches ten files.`,
  whatToMeasure: `
- **Files that import the ORM or the driver**, as a share of all files. It should stop growing.
- **Columns in responses that no client reads.** Compare a real response with what the client uses.
- **Files changed by the last column rename.**`,
  reading: [
    {
      title: 'Joel Spolsky: the law of leaky abstractions',
      url: 'https://www.joelonsoftware.com/2002/11/11/the-law-of-leaky-abstractions/',
      claim: 'all abstractions leak a little',
    },
    {
      title: 'OWASP: API3, exposing properties that the user should not see',
      url: 'https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/',
      claim: 'raw objects in responses expose what clients must not see',
    },
    {
      title: 'node-postgres: how values become JavaScript, with numbers as strings',
      url: 'https://node-postgres.com/features/types',
      claim: 'numbers may arrive as strings',
    },
  ],
  exercise: `
Search your handlers for responses that send what a query returned, unchanged. Take the one with the most columns, list what the client uses, and put a presenter with only those fields in between.`,
  related: ['repository', 'separation-of-concerns', 'error-messages', 'api-contracts'],
});
