import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { applyOnlyFix, workspaceOf } from '../fixture.ts';
import { fixedText } from './fixed.ts';

const models = (order: string, more = ''): string => `
import { model, Schema, type Types } from 'mongoose';
export interface CustomerRow { name: string }
export interface OrderRow { no: number; customerId: Types.ObjectId }
export const Customer = model('Customer', new Schema<CustomerRow>({ name: String }));
const orderSchema = new Schema<OrderRow>({ no: Number, customerId: ${order} });
${more}
export const Order = model('Order', orderSchema);
`;
const path = `{ type: Schema.Types.ObjectId, ref: 'Customer', required: true }`;

function filesOf(query: string, body: string, schema = models(path)): ReadonlyMap<string, string> {
  const main = `
import { Customer, Order } from './models.js';
declare function show(...values: unknown[]): void;
export async function run() {
  const orders = await ${query};
  for (const order of orders) {
    ${body}
  }
}`;
  return new Map([
    ['/main.ts', main],
    ['/models.ts', schema],
  ]);
}

const fixed = (files: ReadonlyMap<string, string>): string => fixedText(rule, files);

function offered(...parts: Parameters<typeof filesOf>): string | undefined {
  return analyze(workspaceOf(filesOf(...parts)), '/main.ts', [rule])[0]!.fixes[0]?.id;
}

const look = 'const customer = await Customer.findById(order.customerId);\n    show(order.no, customer?.name);';

describe('load-relation, of Mongoose', () => {
  it('populates the path that holds the key, where nobody else reads that', () => {
    const output = fixed(filesOf('Order.find({ no: 1 }).sort({ no: 1 })', look));
    assert.match(
      output,
      /Order\.find\(\{ no: 1 \}\)\.sort\(\{ no: 1 \}\)\.populate<\{ customerId: InstanceType<typeof Customer> \| null \}>\('customerId'\);/,
    );
    assert.match(output, /const customer = order\.customerId;\n {4}show\(order\.no, customer\?\.name\);/);
    assert.match(fixed(filesOf('Order.find().exec()', look)), /Order\.find\(\)\.populate<.*>\('customerId'\)\.exec\(\);/);
  });

  it('of which nothing is nothing, whether the path is there or not', () => {
    const optional = models(`{ type: Schema.Types.ObjectId, ref: 'Customer' }`);
    assert.match(fixed(filesOf('Order.find()', look, optional)), /const customer = order\.customerId \?\? null;/);
  });

  it('populates a virtual beside the key', () => {
    const virtual = `orderSchema.virtual('customer', { ref: 'Customer', localField: 'customerId', foreignField: '_id', justOne: true });`;
    const output = fixed(filesOf('Order.find()', `${look}\n    show(order.customerId);`, models(path, virtual)));
    assert.match(output, /Order\.find\(\)\.populate<\{ customer: InstanceType<typeof Customer> \| null \}>\('customer'\);/);
    assert.match(output, /const customer = order\.customer;/);
  });

  it('by models that NestJS injects', () => {
    const files = new Map([
      [
        '/main.ts',
        `
import type { Model } from 'mongoose';
import type { CustomerDocument, OrderDocument } from './schemas.js';
declare function InjectModel(name: string): ParameterDecorator;
export class Orders {
  constructor(
    @InjectModel('Order') private readonly orderModel: Model<OrderDocument>,
    @InjectModel('Customer') private readonly customerModel: Model<CustomerDocument>,
  ) {}
  async names() {
    const orders = await this.orderModel.find();
    const names: (string | undefined)[] = [];
    for (const order of orders) {
      const customer = await this.customerModel.findById(order.customerId).exec();
      names.push(customer?.name);
    }
    return names;
  }
}`,
      ],
      [
        '/schemas.ts',
        `
import { Prop, Schema } from '@nestjs/mongoose';
import { type HydratedDocument, Types } from 'mongoose';
@Schema() export class Customer { @Prop() name!: string; }
@Schema() export class Order { @Prop({ type: Types.ObjectId, ref: Customer.name, required: true }) customerId!: Types.ObjectId; }
export type CustomerDocument = HydratedDocument<Customer>;
export type OrderDocument = HydratedDocument<Order>;`,
      ],
    ]);
    const output = applyOnlyFix(rule, files).get('/main.ts')!;
    assert.match(
      output,
      /this\.orderModel\.find\(\)\.populate<\{ customerId: InstanceType<typeof this\.customerModel> \| null \}>\('customerId'\);/,
    );
    assert.match(output, /const customer = order\.customerId;/);
  });

  it('not where the key is read as such, rows are lean, or the schema says nothing of the kind', () => {
    assert.equal(offered('Order.find()', `${look}\n    show(order.customerId);`), 'batch-lookup');
    assert.equal(offered('Order.find().lean()', look), 'batch-lookup');
    assert.equal(offered('Order.find()', 'show(await Customer.findById(order.customerId).lean());'), 'batch-lookup');
    assert.equal(offered('Order.find()', look, models('Schema.Types.ObjectId')), 'batch-lookup');
    assert.equal(offered('Order.find()', look, models(path.replace("'Customer'", "'Payer'"))), 'batch-lookup');
    assert.equal(offered('Order.find()', `${look}\n    await order.save();`), 'batch-lookup');
  });
});
