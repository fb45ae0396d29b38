import type { PrismaClient, Product } from '../generated/prisma/client';
import type { Page } from '../lib/page';

export class ProductRepository {
  constructor(private readonly prisma: PrismaClient) {}

  async bySku(sku: string): Promise<Product | null> {
    return this.prisma.product.findFirst({ where: { sku } });
  }

  async byIds(ids: readonly number[]): Promise<Map<number, Product>> {
    const products = await this.prisma.product.findMany({ where: { id: { in: [...new Set(ids)] } } });
    return new Map(products.map((product) => [product.id, product]));
  }

  async page({ limit, after }: Page): Promise<Product[]> {
    return this.prisma.product.findMany({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take: limit });
  }

  async inCategories(categoryIds: readonly number[]): Promise<Product[]> {
    return this.prisma.product.findMany({ where: { categoryId: { in: [...categoryIds] } }, orderBy: { name: 'asc' } });
  }
}
