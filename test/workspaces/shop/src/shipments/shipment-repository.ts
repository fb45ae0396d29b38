import type { Knex } from 'knex';

export interface Shipment {
  id: number;
  order_id: number;
  tracking_number: string;
  status: string;
}

export class ShipmentRepository {
  constructor(private readonly db: Knex) {}

  async ofOrder(orderId: number): Promise<Shipment[]> {
    return this.db<Shipment>('shipments').where({ order_id: orderId });
  }

  async underWay(): Promise<Shipment[]> {
    return this.db<Shipment>('shipments').whereNot({ status: 'delivered' }).orderBy('id');
  }

  async add(orderId: number, trackingNumber: string): Promise<void> {
    await this.db('shipments').insert({ order_id: orderId, tracking_number: trackingNumber, status: 'announced' });
  }

  async setStatus(ids: readonly number[], status: string): Promise<void> {
    await this.db('shipments').whereIn('id', ids).update({ status });
  }
}
