function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

export const config = {
  port: Number(process.env.PORT ?? 3000),
  databaseUrl: required('DATABASE_URL'),
  redisUrl: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379',
  stripe: {
    key: process.env.STRIPE_KEY ?? 'sk_test_shop',
    url: new URL(process.env.STRIPE_URL ?? 'https://api.stripe.com'),
  },
  carrierUrl: process.env.CARRIER_URL ?? 'https://api.carrier.example',
  mailUrl: process.env.MAIL_URL ?? 'https://api.mail.example',
  currency: 'eur',
};
