import { Router } from 'express';
import { bestCustomers } from '../../reports/best-customers';
import { dailySales } from '../../reports/daily-sales';

export function reportRoutes(): Router {
  const router = Router();

  router.get('/sales/:day', async (request, response) => {
    response.json(await dailySales(request.params.day));
  });

  router.get('/best-customers', async (_request, response) => {
    response.json(await bestCustomers(10));
  });

  return router;
}
