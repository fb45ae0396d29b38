import { config } from '../config';
import { Unavailable } from '../lib/errors';
import { retry } from '../lib/retry';

export interface Tracking {
  number: string;
  status: 'announced' | 'in transit' | 'delivered';
}

export class Carrier {
  constructor(private readonly url = config.carrierUrl) {}

  async announce(orderId: number, address: string): Promise<string> {
    const { number } = await this.ask<{ number: string }>('/parcels', { method: 'POST', body: JSON.stringify({ orderId, address }) });
    return number;
  }

  async track(number: string): Promise<Tracking> {
    return retry(() => this.ask<Tracking>(`/parcels/${number}`));
  }

  async trackMany(numbers: readonly string[]): Promise<Tracking[]> {
    return retry(() => this.ask<Tracking[]>(`/parcels?numbers=${numbers.join(',')}`));
  }

  private async ask<T>(path: string, init: RequestInit = {}): Promise<T> {
    const response = await fetch(`${this.url}${path}`, { ...init, signal: AbortSignal.timeout(10_000) });
    if (response.status === 429 || response.status >= 500)
      throw new Unavailable(`The carrier answers ${response.status}.`, Number(response.headers.get('retry-after')) || undefined);
    if (!response.ok) throw new Error(`The carrier refuses ${path}: ${response.status}`);
    return (await response.json()) as T;
  }
}
