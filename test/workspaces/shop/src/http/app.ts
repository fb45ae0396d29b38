import express, { type Express } from 'express';
import type { Container } from '../container';
import { graphqlHandler } from '../graphql/server';
import { presentStatus } from '../orders/order-presenter';
import { errors } from './errors';
import { customerRoutes } from './routes/customers';
import { orderRoutes } from './routes/orders';
import { productRoutes } from './routes/products';
import { reportRoutes } from './routes/reports';
import { reviewRoutes } from './routes/reviews';

export function createApp(container: Container): Express {
  const app = express();
  app.use(express.json({ limit: '200kb' }));
  app.use(express.static('public'));
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/orders/:id/status', async (request, response) => {
    response.json(presentStatus(await container.orderService.byId(Number(request.params.id))));
  });
  app.use('/v1/customers', customerRoutes(container));
  app.use('/v1/orders', orderRoutes(container));
  app.use('/v1/products', productRoutes(container));
  app.use('/v1/reviews', reviewRoutes());
  app.use('/v1/reports', reportRoutes());
  app.all('/graphql', graphqlHandler(container));
  app.use(errors);
  return app;
}
