import { setTimeout as pause } from 'node:timers/promises';
import { chunk } from '../lib/chunk';
import type { Carrier } from './carrier';
import type { ShipmentRepository } from './shipment-repository';

/** Asks the carrier where the parcels of an order are. */
export async function whereIs(orderId: number, shipments: ShipmentRepository, carrier: Carrier) {
  const parcels = [];
  for (const { id, tracking_number } of await shipments.ofOrder(orderId)) {
    const { status } = await carrier.track(tracking_number);
    parcels.push({ id, status });
  }
  return parcels;
}

/** Brings all shipments up to date, fifty numbers a request. */
export async function refreshTracking(shipments: ShipmentRepository, carrier: Carrier): Promise<number> {
  const underWay = await shipments.underWay();
  const delivered: number[] = [];
  for (const some of chunk(underWay, 50)) {
    const tracked = await carrier.trackMany(some.map(({ tracking_number }) => tracking_number));
    const statusOf = new Map(tracked.map(({ number, status }) => [number, status]));
    delivered.push(...some.filter(({ tracking_number }) => statusOf.get(tracking_number) === 'delivered').map(({ id }) => id));
  }
  await shipments.setStatus(delivered, 'delivered');
  return delivered.length;
}

/** Waits until the carrier has taken a parcel, for at most a minute. */
export async function untilTaken(number: string, carrier: Carrier): Promise<boolean> {
  for (let attempt = 0; attempt < 12; attempt++) {
    const { status } = await carrier.track(number);
    if (status !== 'announced') return true;
    await pause(5_000);
  }
  return false;
}
