import { CatalogService } from './catalog/catalog-service';
import { ProductRepository } from './catalog/product-repository';
import { CustomerRepository } from './customers/customer-repository';
import { db } from './db/knex';
import { prisma } from './db/prisma';
import { InvoiceRepository } from './invoices/invoice-repository';
import { InvoiceService } from './invoices/invoice-service';
import { OrderRepository } from './orders/order-repository';
import { OrderService } from './orders/order-service';
import { ReviewService } from './reviews/review-service';
import { Carrier } from './shipments/carrier';
import { ShipmentRepository } from './shipments/shipment-repository';

/** Who needs whom, in one place. */
export function createContainer() {
  const customers = new CustomerRepository(prisma);
  const products = new ProductRepository(prisma);
  const orders = new OrderRepository(prisma);
  const invoices = new InvoiceRepository(db);
  const shipments = new ShipmentRepository(db);
  const carrier = new Carrier();
  return {
    customers,
    products,
    invoices,
    shipments,
    carrier,
    catalog: new CatalogService(products),
    orderService: new OrderService(prisma, orders, products, customers),
    invoiceService: new InvoiceService(invoices, orders),
    reviews: new ReviewService(prisma),
  };
}

export type Container = ReturnType<typeof createContainer>;
