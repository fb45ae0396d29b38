import type { Product } from '../generated/prisma/client';
import { cached } from '../lib/cache';
import type { Page } from '../lib/page';
import { type CategoryNode, categoryTree, idsBelow } from './category-tree';
import { type Facet, priceFacets } from './facets';
import { recall, remember } from './product-cache';
import type { ProductRepository } from './product-repository';

export class CatalogService {
  constructor(private readonly products: ProductRepository) {}

  page(page: Page): Promise<Product[]> {
    return this.products.page(page);
  }

  async bySku(sku: string): Promise<Product | null> {
    const known = await recall(sku).catch(() => undefined);
    if (known) return known;
    const product = await this.products.bySku(sku);
    if (product) await remember(product).catch(() => undefined);
    return product;
  }

  tree(): Promise<CategoryNode[]> {
    return cached('categories', 300, () => categoryTree());
  }

  async browse(categoryId: number): Promise<{ products: Product[]; facets: Facet[] }> {
    const products = await this.products.inCategories(await idsBelow(categoryId));
    return { products, facets: priceFacets(products) };
  }
}
