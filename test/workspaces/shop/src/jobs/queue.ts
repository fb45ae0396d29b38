import PgBoss from 'pg-boss';
import { config } from '../config';

export const boss = new PgBoss({ connectionString: config.databaseUrl, max: 4 });

export const queues = {
  receipts: 'receipts',
  reminders: 'reminders',
  renewals: 'renewals',
  tracking: 'tracking',
} as const;

export interface Renewal {
  subscriptionId: number;
  customer: string;
  amount: number;
}

/** Queues exist before anybody sends to them or works on them. */
export async function startQueue(): Promise<void> {
  await boss.start();
  for (const name of Object.values(queues)) await boss.createQueue(name);
}
