import { singular } from '../syntax/naming.ts';

/** What is asked for, as far as the text of a call says: `customer` of `prisma.customer.findMany`, `this.customerRepository.find`, `CustomerModel.find`, `db('customers')….first`, `db.insert(schema.customers).values`. */
export function modelIn(text: string): string | undefined {
  const [, written] =
    /\(\s*['"`](\w+)['"`]/.exec(text) ??
    /\b(?:insert|update|delete|from|into|getRepository)\((?:\w+\.)*(\w+)/.exec(text) ??
    (handles.test(text) ? undefined : /(\w+)\??\.\w+$/.exec(text)) ??
    [];
  return written === undefined ? undefined : nameOfModel(written);
}

/** What is asked itself, not about a table: `client.query`, `this.pool.execute`. */
const handles =
  /^(?:this\.)?#?_?(?:\w*(?:[cC]lient|[pP]ool|[cC]onn(?:ection)?|[dD]atabase)|db\w*|pg\w*|sql|tx|trx|knex|clickhouse)\??\.\w+$/;

/** The one name of a model, however it is written: `user` for `users`, `User`, `UserEntity`, `userRepository`, `userSchema`. */
export function nameOfModel(written: string): string | undefined {
  const name = written.replace(/^_+|_*(repository|repo|model|entity|collection|table|store|dao|schema)s?$/gi, '');
  return name ? singular(name).toLowerCase() : undefined;
}
