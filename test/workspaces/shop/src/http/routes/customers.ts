import { Router } from 'express';
import type { Container } from '../../container';
import { presentCustomer } from '../../customers/customer-presenter';
import { exportCustomers } from '../../customers/export';
import { redeemPoints } from '../../customers/loyalty';
import { Invalid, NotFound } from '../../lib/errors';
import { pageOf } from '../../lib/page';
import { presentOrder } from '../../orders/order-presenter';
import { creditOf, giveCredit } from '../../payments/store-credit';

export function customerRoutes({ customers, orderService }: Container): Router {
  const router = Router();

  router.get('/export', async (_request, response) => {
    response.type('text/csv');
    await exportCustomers((text: string) => response.write(text));
    response.end();
  });

  router.post('/', async (request, response) => {
    const { email, name } = request.body;
    if (typeof email !== 'string' || typeof name !== 'string') throw new Invalid('A customer needs an email and a name.');
    response.status(201).json(presentCustomer(await customers.create(email, name)));
  });

  router.get('/:id', async (request, response) => {
    const customer = await customers.byId(Number(request.params.id));
    if (!customer) throw new NotFound('customer', request.params.id);
    response.json(presentCustomer(customer));
  });

  router.get('/:id/orders', async (request, response) => {
    const orders = await orderService.ofCustomer(Number(request.params.id), pageOf(request));
    response.json(orders.map(presentOrder));
  });

  router.get('/:id/credit', async (request, response) => {
    response.json({ balance_cents: await creditOf(Number(request.params.id)) });
  });

  router.post('/:id/credit/gifts', async (request, response) => {
    await giveCredit(Number(request.params.id), Number(request.body.to), Number(request.body.cents));
    response.status(204).end();
  });

  router.post('/:id/vouchers', async (request, response) => {
    response.status(201).json({ value_cents: await redeemPoints(Number(request.params.id), Number(request.body.points)) });
  });

  return router;
}
