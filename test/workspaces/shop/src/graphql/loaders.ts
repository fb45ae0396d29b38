import DataLoader from 'dataloader';
import type { ProductRepository } from '../catalog/product-repository';
import type { CustomerRepository } from '../customers/customer-repository';
import type { InvoiceRepository } from '../invoices/invoice-repository';

export interface Repositories {
  customers: CustomerRepository;
  products: ProductRepository;
  invoices: InvoiceRepository;
}

/** One set per request: what a query asks for in one tick is loaded in one statement. */
export function createLoaders({ customers, products, invoices }: Repositories) {
  return {
    customer: new DataLoader(async (ids: readonly number[]) => {
      const found = await customers.byIds(ids);
      return ids.map((id) => found.get(id) ?? new Error(`There is no customer ${id}.`));
    }),
    product: new DataLoader(async (ids: readonly number[]) => {
      const found = await products.byIds(ids);
      return ids.map((id) => found.get(id) ?? new Error(`There is no product ${id}.`));
    }),
    invoice: new DataLoader(async (orderIds: readonly number[]) => {
      const found = await invoices.ofOrders(orderIds);
      return orderIds.map((id) => found.get(id) ?? null);
    }),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
