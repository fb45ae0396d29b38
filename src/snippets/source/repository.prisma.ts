/*
description: "A repository that loads many at once with Prisma, and its twin in memory for tests."
stops:
  - Customer
  - 'readonly id: [number|string];'
  - email
  - name
*/
import type { Prisma } from '@prisma/client';

export interface Customer {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  // $0
}

/** Loads and stores every `Customer`. Callers see no Prisma. */
export interface CustomerRepository {
  findById(id: Customer['id']): Promise<Customer | undefined>;
  /** One query for all ids, so that nobody needs a loop of `findById`. Unknown ids are missing in the answer. */
  findManyById(ids: readonly Customer['id'][]): Promise<ReadonlyMap<Customer['id'], Customer>>;
  save(customer: Customer): Promise<void>;
}

/** The only code that knows how it is stored. */
export class PrismaCustomerRepository implements CustomerRepository {
  readonly #prisma: Prisma.TransactionClient;

  constructor(prisma: Prisma.TransactionClient) {
    this.#prisma = prisma;
  }

  async findById(id: Customer['id']): Promise<Customer | undefined> {
    return (await this.findManyById([id])).get(id);
  }

  async findManyById(ids: readonly Customer['id'][]): Promise<ReadonlyMap<Customer['id'], Customer>> {
    const rows = await this.#prisma.customer.findMany({ where: { id: { in: [...ids] } } });
    return new Map(rows.map((row) => [row.id, toCustomer(row)]));
  }

  async save(customer: Customer): Promise<void> {
    await this.#prisma.customer.upsert({ where: { id: customer.id }, create: customer, update: customer });
  }
}

type CustomerRow = Prisma.CustomerGetPayload<object>;

const toCustomer = (row: CustomerRow): Customer => ({ id: row.id, email: row.email, name: row.name });

/** For tests: the same promises, kept in memory. */
export class InMemoryCustomerRepository implements CustomerRepository {
  readonly #all = new Map<Customer['id'], Customer>();

  async findById(id: Customer['id']): Promise<Customer | undefined> {
    return this.#all.get(id);
  }

  async findManyById(ids: readonly Customer['id'][]): Promise<ReadonlyMap<Customer['id'], Customer>> {
    return new Map([...this.#all].filter(([id]) => ids.includes(id)));
  }

  async save(customer: Customer): Promise<void> {
    this.#all.set(customer.id, customer);
  }
}
