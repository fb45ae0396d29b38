// What the shop uses of its libraries, so that it type-checks before anything is installed.

declare module '@prisma/client' {
  export interface Customer {
    id: number;
    name: string;
    email: string;
  }

  export class PrismaClient {
    customer: {
      findUnique(options: { where: { id: number } }): Promise<Customer | null>;
      findMany(options: { where: { id: { in: number[] } } }): Promise<Customer[]>;
    };
  }
}

declare module 'pg' {
  export class Pool {
    query(sql: string, values?: unknown[]): Promise<{ rows: any[] }>;
  }
}
