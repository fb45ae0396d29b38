import { prisma } from '../db/prisma';
import type { Review } from '../generated/prisma/client';

export async function presentReview(review: Review) {
  const author = await prisma.customer.findFirst({ where: { id: review.customerId }, select: { name: true } });
  return {
    id: review.id,
    rating: review.rating,
    text: review.text,
    author: author?.name ?? 'somebody',
    created_at: review.createdAt.toISOString(),
  };
}
