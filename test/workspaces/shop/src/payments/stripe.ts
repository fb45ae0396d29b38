import Stripe from 'stripe';
import { config } from '../config';

const { hostname, port, protocol } = config.stripe.url;

export const stripe = new Stripe(config.stripe.key, {
  host: hostname,
  port: port || 443,
  protocol: protocol === 'http:' ? 'http' : 'https',
  maxNetworkRetries: 0,
});
