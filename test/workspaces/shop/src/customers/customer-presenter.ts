import type { Customer } from '../generated/prisma/client';

export function presentCustomer(customer: Customer) {
  return {
    id: customer.id,
    name: customer.name,
    email: customer.email,
    points: customer.points,
    created_at: customer.createdAt.toISOString(),
  };
}
