import { Router } from 'express';
import type { Container } from '../../container';
import { addressLine } from '../../customers/addresses';
import { Invalid } from '../../lib/errors';
import { presentOrder } from '../../orders/order-presenter';
import { pay } from '../../payments/checkout';
import { whereIs } from '../../shipments/tracking';
import { availability } from '../../stock/availability';
import { release } from '../../stock/reservations';

export function orderRoutes({ orderService, invoiceService, shipments, carrier }: Container): Router {
  const router = Router();

  router.post('/', async (request, response) => {
    const { customer_id, lines } = request.body;
    if (!Array.isArray(lines) || lines.length === 0) throw new Invalid('An order needs at least one line.');
    const order = await orderService.place({ customerId: Number(customer_id), lines });
    response.status(201).json(presentOrder(order));
  });

  router.get('/:id', async (request, response) => {
    response.json(presentOrder(await orderService.byId(Number(request.params.id))));
  });

  router.get('/:id/availability', async (request, response) => {
    const { items } = await orderService.byId(Number(request.params.id));
    response.json({ available: await availability(items) });
  });

  router.post('/:id/payments', async (request, response) => {
    const order = await orderService.byId(Number(request.params.id));
    const payment = await pay(order, String(request.body.method));
    response.status(201).json({ id: payment.id, status: payment.status });
  });

  router.delete('/:id/reservations', async (request, response) => {
    await release(Number(request.params.id));
    response.status(204).end();
  });

  router.post('/:id/shipments', async (request, response) => {
    const order = await orderService.byId(Number(request.params.id));
    const number = await carrier.announce(order.id, await addressLine(order.customerId));
    await shipments.add(order.id, number);
    response.status(201).json({ tracking_number: number });
  });

  router.get('/:id/tracking', async (request, response) => {
    response.json(await whereIs(Number(request.params.id), shipments, carrier));
  });

  router.post('/:id/invoice', async (request, response) => {
    const { number } = await invoiceService.issue(Number(request.params.id));
    response.status(201).json({ number });
  });

  router.get('/:id/invoice.txt', async (request, response) => {
    response.type('text/plain').send(await invoiceService.print(Number(request.params.id)));
  });

  return router;
}
