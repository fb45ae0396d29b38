import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Stripe', () => {
  it('is asked by the methods of its resources, however deep they stand', () => {
    assert.deepEqual(
      operationsIn(`
import Stripe from 'stripe';
import { stripe } from './stripe';
const legacy = require('stripe')('sk_test');
export class Billing {
  private readonly client = new Stripe('sk_test', { apiVersion: '2024-06-20' });
  constructor(private readonly injected: Stripe) {}
  async charge(customer: Stripe.Customer, invoice: Stripe.Invoice) {
    await this.client.paymentIntents.create({ amount: 100, currency: 'eur' });
    await this.injected.checkout.sessions.create({ mode: 'payment' });
    await stripe().customers.retrieve(customer.id);
    await legacy.invoices.pay(invoice.id);
    await this.client.oauth.token({ grant_type: 'authorization_code' });
    for await (const each of this.client.subscriptions.list({ limit: 100 })) console.log(each.id.trim());
  }
}
//- /stripe.ts
import { Stripe } from 'stripe';
let kept: Stripe | undefined;
export function stripe(): Stripe { return (kept ??= new Stripe('sk_test')); }
`),
      [
        'this.client.paymentIntents.create',
        'this.injected.checkout.sessions.create',
        'stripe().customers.retrieve',
        'legacy.invoices.pay',
        'this.client.oauth.token',
        'this.client.subscriptions.list',
      ].map((call) => `remote call ${call}`),
    );
  });

  it('is not asked to check a signature, to build a link or to listen', () => {
    assert.deepEqual(
      operationsIn(`
import Stripe from 'stripe';
const stripe = new Stripe('sk_test');
export function receive(body: string, signature: string, customer: Stripe.Customer) {
  const event = stripe.webhooks.constructEvent(body, signature, 'whsec');
  stripe.oauth.authorizeUrl({ client_id: 'ca' });
  stripe.on('response', (response) => console.log(response.status));
  stripe.parseThinEvent(body, signature, 'whsec');
  if (event instanceof Stripe.errors.StripeError) customer.metadata.toString();
  const create = stripe.customers.create.bind(stripe.customers);
}
`),
      [],
    );
  });
});
