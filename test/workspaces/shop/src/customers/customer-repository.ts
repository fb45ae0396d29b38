import type { Customer, PrismaClient } from '../generated/prisma/client';

export class CustomerRepository {
  constructor(private readonly prisma: PrismaClient) {}

  async byId(id: number): Promise<Customer | null> {
    return this.prisma.customer.findFirst({ where: { id } });
  }

  async byIds(ids: readonly number[]): Promise<Map<number, Customer>> {
    const customers = await this.prisma.customer.findMany({ where: { id: { in: [...new Set(ids)] } } });
    return new Map(customers.map((customer) => [customer.id, customer]));
  }

  async create(email: string, name: string): Promise<Customer> {
    return this.prisma.customer.create({ data: { email, name } });
  }

  async addPoints(id: number, points: number): Promise<void> {
    await this.prisma.customer.update({ where: { id }, data: { points: { increment: points } } });
  }
}
