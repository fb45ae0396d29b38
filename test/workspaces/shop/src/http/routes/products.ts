import { Router } from 'express';
import { productsBySku } from '../../catalog/facets';
import type { Container } from '../../container';
import type { Product } from '../../generated/prisma/client';
import { NotFound } from '../../lib/errors';
import { pageOf } from '../../lib/page';
import { presentReview } from '../../reviews/review-presenter';
import { levels } from '../../stock/levels';

export function productRoutes({ catalog, reviews }: Container): Router {
  const router = Router();

  router.get('/', async (request, response) => {
    const products = await catalog.page(pageOf(request));
    const inStock = await levels(products.map(({ id }) => id));
    response.json(products.map((product) => ({ ...presentProduct(product), in_stock: inStock.get(product.id) ?? 0 })));
  });

  router.get('/categories', async (_request, response) => {
    response.json(await catalog.tree());
  });

  router.get('/categories/:id', async (request, response) => {
    const { products, facets } = await catalog.browse(Number(request.params.id));
    response.json({ products: productsBySku(products), facets });
  });

  router.get('/:sku', async (request, response) => {
    const product = await catalog.bySku(request.params.sku);
    if (!product) throw new NotFound('product', request.params.sku);
    response.json({ ...presentProduct(product), rating: await reviews.averageOf(product.id) });
  });

  router.get('/:sku/reviews', async (request, response) => {
    const product = await catalog.bySku(request.params.sku);
    if (!product) throw new NotFound('product', request.params.sku);
    const found = await reviews.ofProduct(product.id, pageOf(request));
    response.json(await Promise.all(found.map(presentReview)));
  });

  return router;
}

function presentProduct({ id, sku, name, priceCents }: Product) {
  return { id, sku, name, price_cents: priceCents };
}
