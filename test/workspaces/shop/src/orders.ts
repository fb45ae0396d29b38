import { sendReceipt } from './mail';
import { prisma } from './prisma';

export interface Order {
  id: number;
  customerId: number;
  total: number;
}

export async function sendReceipts(orders: Order[]) {
  for (const order of orders) {
    const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
    if (customer) await sendReceipt(customer.email, order.total);
  }
}
