import type { Knex } from 'knex';

export interface Invoice {
  id: number;
  orderId: number;
  number: string;
  totalCents: number;
  issuedAt: Date;
}

interface InvoiceRow {
  id: number;
  order_id: number;
  number: string;
  total_cents: number;
  issued_at: Date;
}

export class InvoiceRepository {
  constructor(private readonly db: Knex) {}

  async ofOrder(orderId: number): Promise<Invoice | undefined> {
    const row = await this.db<InvoiceRow>('invoices').where({ order_id: orderId }).first();
    return row && fromRow(row);
  }

  async ofOrders(orderIds: readonly number[]): Promise<Map<number, Invoice>> {
    const rows = await this.db<InvoiceRow>('invoices').whereIn('order_id', orderIds);
    return new Map(rows.map((row) => [row.order_id, fromRow(row)]));
  }

  /** Numbers have no gaps: the counter's row is locked until the invoice is written. */
  async issue(orderId: number, totalCents: number): Promise<Invoice> {
    return this.db.transaction(async (trx) => {
      const year = new Date().getUTCFullYear();
      const [counter] = await trx('invoice_numbers')
        .insert({ year, last: 1 })
        .onConflict('year')
        .merge({ last: trx.raw('invoice_numbers.last + 1') })
        .returning('last');
      const number = `${year}-${String(counter?.last).padStart(5, '0')}`;
      const [row] = await trx<InvoiceRow>('invoices').insert({ order_id: orderId, number, total_cents: totalCents }).returning('*');
      return fromRow(row!);
    });
  }
}

function fromRow({ id, order_id, number, total_cents, issued_at }: InvoiceRow): Invoice {
  return { id, orderId: order_id, number, totalCents: total_cents, issuedAt: issued_at };
}
