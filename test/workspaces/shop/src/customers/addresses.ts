import { pool } from '../db/pool';

export interface Address {
  street: string;
  postcode: string;
  city: string;
}

export async function addressLine(customerId: number): Promise<string> {
  const address = await loadAddress(customerId);
  return address ? `${address.street}, ${address.postcode} ${address.city}` : 'no address';
}

async function loadAddress(customerId: number): Promise<Address | undefined> {
  const { rows } = await pool.query<Address>(
    'SELECT street, postcode, city FROM addresses WHERE customer_id = $1 AND is_default',
    [customerId],
  );
  return rows[0];
}
