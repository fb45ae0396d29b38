import { Router } from 'express';
import { prisma } from '../../db/prisma';

export function reviewRoutes(): Router {
  const router = Router();

  router.post('/', async (request, response) => {
    const { product_id, customer_id, rating, text } = request.body;
    if (!Number.isInteger(rating) || rating < 1 || rating > 5) {
      response.status(422).json({ error: 'A rating is a number from 1 to 5.' });
      return;
    }
    const bought = await prisma.orderItem.count({ where: { productId: product_id, order: { customerId: customer_id } } });
    if (bought === 0) {
      response.status(403).json({ error: 'Only customers who bought a product may review it.' });
      return;
    }
    const review = await prisma.review.create({
      data: { productId: product_id, customerId: customer_id, rating, text: String(text).trim() },
      include: { customer: true },
    });
    response.status(201).json({
      id: review.id,
      rating: review.rating,
      text: review.text,
      author: review.customer.name,
      created_at: review.createdAt.toISOString(),
    });
  });

  return router;
}
