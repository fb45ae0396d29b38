import type { PrismaClient, Review } from '../generated/prisma/client';
import type { Page } from '../lib/page';

export class ReviewService {
  constructor(private readonly prisma: PrismaClient) {}

  ofProduct(productId: number, { limit, after }: Page): Promise<Review[]> {
    return this.prisma.review.findMany({ where: { productId, id: { gt: after } }, orderBy: { id: 'asc' }, take: limit });
  }

  async averageOf(productId: number): Promise<number | null> {
    const { _avg } = await this.prisma.review.aggregate({ where: { productId }, _avg: { rating: true } });
    return _avg.rating;
  }

  /** The newest review of each of a few products, for the front page. */
  async newest(productIds: readonly number[]): Promise<Review[]> {
    return this.prisma.review.findMany({
      where: { productId: { in: [...productIds] } },
      orderBy: [{ productId: 'asc' }, { id: 'desc' }],
      distinct: ['productId'],
    });
  }
}
