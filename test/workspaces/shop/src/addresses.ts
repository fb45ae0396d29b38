import { pool } from './pool';

export async function addressOf(customerId: number): Promise<string> {
  const address = await loadAddress(customerId);
  return address ? `${address.street}, ${address.city}` : 'unknown';
}

async function loadAddress(customerId: number) {
  const { rows: [address] } = await pool.query('SELECT street, city FROM addresses WHERE customer_id = $1', [customerId]);
  return address;
}
