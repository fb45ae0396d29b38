import { pool } from './pool';

/** Chunks are right: one query moves five hundred orders. */
export async function archive(ids: number[]) {
  for (let at = 0; at < ids.length; at += 500) {
    await pool.query('UPDATE orders SET archived = true WHERE id = ANY($1)', [ids.slice(at, at + 500)]);
  }
}
