import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { overTheWire, provesFix } from './fix.ts';
import { clients, preludes } from './libraries.ts';
import { makeTables } from './tables.ts';

/** Found ones, missing ones, and some that come twice, in no order; one; none. */
const lists = [[3, 99, 1, 3, 2], [1], []].map((keys) => keys.map((key) => ({ key })));

/** Functions around a look-up, of which many are asked for by siblings. */
const helpers = {
  'checks, sets up, and makes another error of one': ({ row }: Looks) =>
    `
function checkId(id: number): void {
  if (id < -100) throw new RangeError('no id');
}
async function find(id: number) {
  try {
    checkId(id);
    const label = 'customers';
    console.assert(label);
    const row = ${row('id')};
    return row;
  } catch (error) {
    throw new Error('customers cannot be read', { cause: error });
  }
}`.replace('\n    console.assert(label);', ''),
  'throws without a key': ({ row }: Looks) => `
async function find(id: number) {
  if (!id) throw new RangeError('no id');
  const row = ${row('id')};
  return row;
}`,
} as const;

const lines = ({ list }: Required<Looks>): string => `
async function find(id: number) {
  const rows = ${list('id').replace(/^\[\.\.\.(.*)\]$/, '$1')};
  return rows.filter((row) => row.number < 4).map((row) => \`#\${row.number}\`);
}`;

interface Looks {
  row(key: string): string;
  list?(key: string): string;
}

/** What a program gets where it runs, and hands on to its functions. */
const handles: Readonly<Record<string, string>> = { slonik: 'pool: DatabasePool', 'mikro-orm': 'em: EntityManager' };

const loop = `
export async function run(items: { key: number }[]) {
  const found: unknown[] = [];
  for (const item of items) {
    const one = await find(item.key);
    found.push([item.key, one]);
  }
  return found;
}`;

describe('functions that do more than to look up', () => {
  overTheWire();
  before(makeTables);

  for (const [library, client] of Object.entries(clients)) {
    describe(library, () => {
      const handle = handles[library];
      const withHandle = (program: string): string =>
        handle
          ? program
              .replace(/(find = async |function find)\((.*?)\)/, `$1($2, ${handle})`)
              .replace('find(item.key', `$&, ${handle.split(':')[0]}`)
          : program;
      const project = (program: string): string =>
        withHandle(`
import { ${client.names} } from './db.js';
${client.imports ?? ''}${library === 'mikro-orm' ? "import type { EntityManager } from '@mikro-orm/postgresql';" : ''}
${program}
${loop.replace('  const found', `  ${preludes[library] ?? ''}\n  const found`)}
//- /db.ts${client.db}`);
      for (const [what, helper] of Object.entries(helpers))
        it(what, () => provesFix(rule, project(helper(client)), lists, client.remembers || what.startsWith('throws') ? 'fewer' : 1));
      const { list } = client;
      if (list) it('makes something of each row', () => provesFix(rule, project(lines({ ...client, list })), lists));
      it('is asked by a key that is computed', () => {
        const computed = `
const oneMore = (id: number) => id + 1;
const find = async (id: number) => (${client.row('id')});`;
        return provesFix(
          rule,
          project(computed).replace('find(item.key)', 'find(oneMore(item.key))'),
          lists,
          client.remembers ? 'fewer' : 1,
        );
      });
    });
  }

  it('are asked for by the one beside them', () =>
    provesFix(
      rule,
      `
import { pool } from './db.js';
interface Customer { id: number; name: string }
const loud = (customers: Customer[]): Customer[] => customers.map(({ id, name }) => ({ id, name: name.toUpperCase() }));
async function findCustomerById(id: number): Promise<Customer | null> {
  if (id < 0) return null;
  const { rows } = await pool.query('SELECT * FROM customers WHERE id = $1', [id]);
  return loud(rows)[0] ?? null;
}
async function findCustomersByIds(ids: number[]): Promise<Customer[]> {
  const { rows } = await pool.query('SELECT * FROM customers WHERE id = ANY($1)', [ids]);
  return loud(rows);
}
${loop.replace('find(item.key)', 'findCustomerById(item.key)')}
//- /db.ts${clients.pg!.db}`,
      lists,
      'fewer',
    ));

  it('hand a query on, as the one beside them does', () =>
    provesFix(
      rule,
      `
import { prisma } from './db.js';
class CustomerService {
  async customer(where: { id: number }) {
    if (where.id < 0) return null;
    return prisma.customer.findUnique({ where });
  }
  async customers(where: { id: { in: number[] } }) {
    return prisma.customer.findMany({ where });
  }
}
const customerService = new CustomerService();
${loop.replace('find(item.key)', 'customerService.customer({ id: item.key })')}
//- /db.ts${clients.prisma!.db}`,
      lists,
      'fewer',
    ));

  const start = `
import { prisma } from './db.js';
export async function run(items: { key: number }[]) {
  await prisma.customer.deleteMany({ where: { id: { gt: 50 } } });
  const found: unknown[] = [];`;
  const end = `
  }
  return [found, await prisma.customer.findMany({ orderBy: { id: 'asc' } })];
}
//- /db.ts${clients.prisma!.db}`;
  const created = [[99, 1, 99, 98, 3, 98, 99], [99], []].map((keys) => keys.map((key) => ({ key })));

  it('rows that a round creates are found by those after it', () =>
    provesFix(
      rule,
      `${start}
  for (const { key } of items) {
    let customer = await prisma.customer.findUnique({ where: { id: key } });
    if (!customer) {
      customer = await prisma.customer.create({ data: { id: key, email: \`\${key}@shop\`, name: \`new \${found.length}\` } });
    }
    found.push(customer);${end}`,
      created,
      'fewer',
    ));

  it('rows of which a round changes what nobody reads', () =>
    provesFix(
      rule,
      `${start}
  for (const { key } of items) {
    const customer = await prisma.customer.findFirst({ where: { id: key, parentId: null } });
    if (!customer) continue;
    await prisma.customer.update({ where: { id: customer.id }, data: { taxId: \`tax \${found.length}\` } });
    found.push(customer.name.length);${end}`,
      created,
      'fewer',
    ));
});
