import type { Knex } from 'knex';
import { config } from './src/config';

const settings: Knex.Config = {
  client: 'pg',
  connection: config.databaseUrl,
  migrations: { directory: './migrations', extension: 'js' },
};

export default settings;
