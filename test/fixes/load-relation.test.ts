import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { workspaceOf } from '../fixture.ts';
import { typeErrors } from '../types.ts';
import { fixedText } from './fixed.ts';

const entities = `
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
@Entity() export class Customer {
  @PrimaryColumn({ type: 'int' }) id!: number;
  @Column({ type: 'text' }) name!: string;
}
@Entity() export class Order {
  @PrimaryColumn({ type: 'int' }) id!: number;
  @Column({ type: 'int' }) customerId!: number;
  @ManyToOne(() => Customer) customer!: Customer | null;
  @Column({ type: 'int' }) payerId!: number;
  @ManyToOne(() => Customer) @JoinColumn({ name: 'paid_by' }) payer!: Customer;
}
`;
const prelude = `
import type { Repository } from 'typeorm';
import { Customer, Order } from './entities.js';
declare function show(...values: unknown[]): void;
`;

function filesOf(query: string, body: string): ReadonlyMap<string, string> {
  const main = `${prelude}
export class Orders {
  constructor(private readonly orders: Repository<Order>, private readonly customers: Repository<Customer>) {}
  async run() {
    const orders = await this.orders.${query};
    for (const order of orders) {
      ${body}
    }
  }
}`;
  return new Map([
    ['/main.ts', main],
    ['/entities.ts', entities],
  ]);
}

const fixed = (query: string, body: string): string => fixedText(rule, filesOf(query, body));

/** What each finding is offered first. */
function offered(query: string, body: string): readonly string[] {
  const files = filesOf(query, body);
  assert.deepEqual(typeErrors(files), [], 'the input');
  return analyze(workspaceOf(files), '/main.ts', [rule]).flatMap(({ fixes }) => fixes.slice(0, 1).map(({ id }) => id));
}

const look = 'const customer = await this.customers.findOneBy({ id: order.customerId });';

describe('load-relation', () => {
  it('asks for the related rows together with their elements, whatever else the query asks for', () => {
    assert.match(
      fixed('find()', `${look}\n      show(customer?.name);`),
      /find\(\{ relations: \{ customer: true \} \}\)[\s\S]*const customer = order\.customer;/,
    );
    assert.match(
      fixed('findBy({ id: 1 })', `${look}\n      show(customer);`),
      /find\(\{ where: \{ id: 1 \}, relations: \{ customer: true \} \}\)/,
    );
    assert.match(
      fixed('find({ relations: { payer: true } })', `${look}\n      show(customer);`),
      /relations: \{ payer: true, customer: true \}/,
    );
  });

  it('takes what came along already', () => {
    assert.match(
      fixed('find({ relations: { customer: true } })', `${look}\n      show(customer);`),
      /find\(\{ relations: \{ customer: true \} \}\)/,
    );
  });

  it('not where the look-up asks for anything more, or another relation has the key', () => {
    assert.deepEqual(offered('find()', "show(await this.customers.findOneBy({ id: order.customerId, name: 'Ada' }));"), ['batch-lookup']);
    assert.deepEqual(offered('find()', 'show(await this.customers.findOneBy({ id: order.payerId }));'), ['batch-lookup']);
    assert.deepEqual(offered('find()', 'show(await this.customers.findOneByOrFail({ id: order.customerId }));'), ['batch-lookup']);
    assert.deepEqual(offered('find()', 'show(await this.orders.findOneBy({ id: order.customerId }));'), []);
  });

  it('not in a predicate of filter, which decides nothing yet: that it will has to be said', () => {
    const predicate =
      'async (order) => { const customer = await this.customers.findOneBy({ id: order.customerId }); return customer !== null; }';
    const main = filesOf('find()', '')
      .get('/main.ts')!
      .replace(/for \(const order of orders\) \{\s*\}/, `show(orders.filter(${predicate}));`);
    const files = new Map(filesOf('find()', '')).set('/main.ts', main);
    const [finding] = analyze(workspaceOf(files), '/main.ts', [rule]);
    assert.deepEqual(finding!.fixes[0]!.id, 'batch-lookup');
    assert.match(finding!.fixes[0]!.title, /the predicate decides/);
  });

  it('not where the query selects, somebody sees whole elements, or rows are written between', () => {
    const touched = `${look}\n      show(customer);\n      await this.touch(order.id);`;
    const files = new Map(filesOf('find()', touched));
    const touch = 'async touch(id: number) { await this.customers.update(id, { name: String(id) }); }\n  async run() {';
    files.set('/main.ts', files.get('/main.ts')!.replace('async run() {', touch));
    assert.deepEqual(typeErrors(files), []);
    assert.deepEqual(analyze(workspaceOf(files), '/main.ts', [rule])[0]!.fixes, []);
    assert.deepEqual(offered('find({ withDeleted: true })', `${look}\n      show(customer);`), ['batch-lookup']);
    assert.deepEqual(offered('find({ select: { id: true, customerId: true } })', `${look}\n      show(customer);`), ['batch-lookup']);
    assert.deepEqual(offered('find()', `${look}\n      show(order, customer);`), ['batch-lookup']);
    assert.deepEqual(
      offered('find()', `${look}\n      show(order.id, customer);\n      await this.orders.save({ id: 1 });`)[0],
      'batch-lookup',
    );
  });
});
