import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { workspaceOf } from '../fixture.ts';
import { typeErrors } from '../types.ts';
import { fixedText } from './fixed.ts';

const schema = `
model Customer {
  id    Int    @id
  name  String
  orders Order[]
}
model Order {
  uuid       String    @id @db.Uuid
  customerId Int?      @map("customer_id")
  customer   Customer? @relation(fields: [customerId], references: [id])
  productId  BigInt    @map("product_id")
  product    Product   @relation("bought", fields: [productId], references: [id], onDelete: Cascade)
}
model Product {
  id     BigInt  @id
  orders Order[] @relation("bought")
}
`;
const prelude = `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare function show(...values: unknown[]): void;
`;

function filesOf(program: string): ReadonlyMap<string, string> {
  return new Map([
    ['/main.ts', prelude + program],
    ['/prisma/schema.prisma', schema],
  ]);
}

const fixed = (program: string): string => fixedText(rule, filesOf(program)).slice(prelude.length).trim();

function offered(program: string): readonly string[] {
  const files = filesOf(program);
  assert.deepEqual(typeErrors(files), [], 'the input');
  return analyze(workspaceOf(files), '/main.ts', [rule]).flatMap(({ fixes }) => fixes.map(({ id }) => id));
}

const product = 'await prisma.product.findUnique({ where: { id: order.productId } })';
const looped = (query: string, body: string): string =>
  `const orders = await prisma.order.findMany(${query});\nfor (const order of orders) {\n  ${body}\n}`;

describe('load-with-parent', () => {
  it('asks for the related rows together with their elements', () => {
    assert.equal(
      fixed(looped('', `const product = ${product};\n  show(order.uuid, product?.sku); // both`)),
      looped('{ include: { product: true } }', 'const product = order.product;\n  show(order.uuid, product?.sku); // both'),
    );
  });

  it('among what else is included or selected, of which it wants as much as it did', () => {
    assert.match(
      fixed(looped("{ where: { year: 2026 }, orderBy: { number: 'asc' } }", `show(order.uuid, ${product});`)),
      /orderBy: \{ number: 'asc' \}, include: \{ product: true \} \}/,
    );
    assert.match(
      fixed(looped('{ include: { customer: true } }', `show(order.customer, ${product});`)),
      /\{ include: \{ customer: true, product: true \} \}/,
    );
    const narrow = product.replace(' })', ' , select: { sku: true } })').replace(' ,', ',');
    assert.match(
      fixed(looped('{\n  select: {\n    uuid: true,\n    productId: true,\n  },\n}', `show(order.uuid, ${narrow});`)),
      /\n {4}productId: true,\n {4}product: \{ select: \{ sku: true \} \},\n {2}\},/,
    );
  });

  it('where a condition stands before, and no row was null', () => {
    assert.match(
      fixed(
        looped(
          '',
          "const customer = order.customerId ? await prisma.customer.findFirst({ where: { id: order.customerId } }) : null;\n  show(customer?.name ?? 'guest');",
        ),
      ),
      /order\.customerId \? order\.customer : null/,
    );
  });

  it('preferred, with the other way beside it', () => {
    assert.deepEqual(offered(looped('', `show(order.uuid, ${product});`)), ['load-with-parent', 'batch-lookup']);
  });

  it('not where somebody sees whole elements, the relation is another one, or the rows may change between', () => {
    for (const program of [
      looped('', `show(order, ${product});`),
      looped('', `show({ ...order, product: ${product} });`),
      `${looped('', `show(order.uuid, ${product});`)}\nshow(orders);`,
      looped('', 'show(order.uuid, await prisma.customer.findUnique({ where: { id: order.number } }));'),
      looped('{ include: { product: true } }', `show(order.uuid, ${product});`),
    ])
      assert.deepEqual(offered(program), ['batch-lookup'], program);
    assert.deepEqual(offered(looped('', `show(${product});\n  await prisma.product.updateMany({ data: { sku: order.uuid } });`)), []);
  });
});
