import { prisma } from '../db/prisma';
import type { Order, OrderItem, Product, Review } from '../generated/prisma/client';
import type { ShipmentRepository } from '../shipments/shipment-repository';
import type { Loaders } from './loaders';

export interface Context {
  loaders: Loaders;
  shipments: ShipmentRepository;
}

export const resolvers = {
  Query: {
    order: (_root: unknown, { id }: { id: number }) => prisma.order.findUnique({ where: { id }, include: { items: true } }),
    products: (_root: unknown, { limit, after }: { limit: number; after: number }) =>
      prisma.product.findMany({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take: Math.min(limit, 100) }),
  },
  Order: {
    customer: (order: Order, _args: unknown, { loaders }: Context) => loaders.customer.load(order.customerId),
    invoice: (order: Order, _args: unknown, { loaders }: Context) => loaders.invoice.load(order.id),
    shipments: (order: Order, _args: unknown, { shipments }: Context) => shipments.ofOrder(order.id),
  },
  OrderItem: {
    product: (item: OrderItem, _args: unknown, { loaders }: Context) => loaders.product.load(item.productId),
  },
  Product: {
    reviews: (product: Product, { limit }: { limit: number }) =>
      prisma.review.findMany({ where: { productId: product.id }, orderBy: { id: 'desc' }, take: limit }),
  },
  Review: {
    author: (review: Review, _args: unknown, { loaders }: Context) => loaders.customer.load(review.customerId),
  },
};
