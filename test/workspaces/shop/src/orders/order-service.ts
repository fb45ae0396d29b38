import { type Discount, discounted, type Line, totalOf } from '../catalog/pricing';
import type { ProductRepository } from '../catalog/product-repository';
import type { CustomerRepository } from '../customers/customer-repository';
import { pointsFor } from '../customers/loyalty';
import type { PrismaClient } from '../generated/prisma/client';
import { Invalid, NotFound } from '../lib/errors';
import type { Page } from '../lib/page';
import { reserve } from '../stock/reservations';
import type { OrderRepository, OrderWithItems } from './order-repository';

export interface Basket {
  customerId: number;
  lines: { sku: string; quantity: number }[];
}

/** Running promotions: there are never more than a few. */
const discounts: Discount[] = [{ productId: 1, percent: 10, from: 3 }];

export class OrderService {
  constructor(
    private readonly prisma: PrismaClient,
    private readonly orders: OrderRepository,
    private readonly products: ProductRepository,
    private readonly customers: CustomerRepository,
  ) {}

  async place(basket: Basket): Promise<OrderWithItems> {
    const lines = discounted(await this.priced(basket), discounts);
    const totalCents = totalOf(lines);
    const order = await this.prisma.$transaction(async (tx) => {
      const placed = await this.orders.create({ customerId: basket.customerId, totalCents, items: lines }, tx);
      await tx.customer.update({ where: { id: basket.customerId }, data: { points: { increment: pointsFor(totalCents) } } });
      return placed;
    });
    await reserve(lines.map(({ productId, quantity }) => ({ orderId: order.id, productId, quantity })));
    return order;
  }

  async byId(id: number): Promise<OrderWithItems> {
    const order = await this.orders.byId(id);
    if (!order) throw new NotFound('order', id);
    return order;
  }

  async ofCustomer(customerId: number, page: Page): Promise<OrderWithItems[]> {
    if (!(await this.customers.byId(customerId))) throw new NotFound('customer', customerId);
    return this.orders.ofCustomer(customerId, page);
  }

  private async priced({ lines }: Basket): Promise<Line[]> {
    const priced: Line[] = [];
    for (const { sku, quantity } of lines) {
      const product = await this.products.bySku(sku);
      if (!product) throw new Invalid(`There is no product ${sku}.`);
      priced.push({ productId: product.id, quantity, priceCents: product.priceCents });
    }
    return priced;
  }
}
