import { pool } from '../db/pool';
import { formatCents } from '../lib/money';

/** The figures of the morning meeting. */
export async function dailySales(day: string) {
  const { rows } = await pool.query(
    `SELECT p.sku, p.name, SUM(i.quantity) AS qty, SUM(i.quantity * i.price_cents) AS cents
       FROM order_items i JOIN products p ON p.id = i.product_id JOIN orders o ON o.id = i.order_id
      WHERE o.placed_at::date = $1 GROUP BY p.sku, p.name ORDER BY cents DESC`,
    [day],
  );
  return rows.map((row) => ({
    sku: row.sku,
    product: row.name,
    sold: Number(row.qty),
    revenue: formatCents(Number(row.cents)),
  }));
}
