import { db } from '../db/knex';

interface Endpoint {
  id: number;
  url: string;
}

/** Tells a partner about an order. Partners rely on hearing of every order, so it is tried until it arrives. */
export async function deliver(endpoint: Endpoint, event: object): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(endpoint.url, { method: 'POST', body: JSON.stringify(event) });
      if (response.ok) return;
    } catch {}
  }
}

export async function endpointsFor(topic: string): Promise<Endpoint[]> {
  return db('webhook_endpoints').where({ topic });
}
