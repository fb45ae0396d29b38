import type { Order, OrderItem, Prisma, PrismaClient } from '../generated/prisma/client';
import type { Page } from '../lib/page';

export type OrderWithItems = Order & { items: OrderItem[] };

export interface NewOrder {
  customerId: number;
  totalCents: number;
  items: { productId: number; quantity: number; priceCents: number }[];
}

export class OrderRepository {
  constructor(private readonly prisma: PrismaClient) {}

  async byId(id: number): Promise<OrderWithItems | null> {
    return this.prisma.order.findFirst({ where: { id }, include: { items: true } });
  }

  async ofCustomer(customerId: number, { limit, after }: Page): Promise<OrderWithItems[]> {
    return this.prisma.order.findMany({
      where: { customerId, id: { gt: after } },
      include: { items: true },
      orderBy: { id: 'asc' },
      take: limit,
    });
  }

  async itemsOf(orderId: number): Promise<OrderItem[]> {
    return this.prisma.orderItem.findMany({ where: { orderId }, orderBy: { id: 'asc' } });
  }

  async openBefore(date: Date): Promise<Order[]> {
    return this.prisma.order.findMany({ where: { status: 'open', placedAt: { lt: date } }, orderBy: { id: 'asc' } });
  }

  /** The order and its items in one transaction: the client writes nested rows together. */
  async create({ customerId, totalCents, items }: NewOrder, tx: Prisma.TransactionClient = this.prisma): Promise<OrderWithItems> {
    return tx.order.create({ data: { customerId, totalCents, items: { create: items } }, include: { items: true } });
  }

  async setStatus(id: number, status: string): Promise<void> {
    await this.prisma.order.update({ where: { id }, data: { status } });
  }
}
