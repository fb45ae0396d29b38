import { NotFound } from '../lib/errors';
import type { OrderRepository } from '../orders/order-repository';
import type { Invoice, InvoiceRepository } from './invoice-repository';
import { printInvoices } from './print';

export class InvoiceService {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly orders: OrderRepository,
  ) {}

  async issue(orderId: number): Promise<Invoice> {
    const order = await this.orders.byId(orderId);
    if (!order) throw new NotFound('order', orderId);
    return (await this.invoices.ofOrder(orderId)) ?? this.invoices.issue(orderId, order.totalCents);
  }

  async print(orderId: number): Promise<string> {
    const order = await this.orders.byId(orderId);
    if (!order) throw new NotFound('order', orderId);
    const [page = ''] = await printInvoices([order]);
    return page;
  }
}
