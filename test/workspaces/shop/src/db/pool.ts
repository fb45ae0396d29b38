import { Pool } from 'pg';
import { config } from '../config';

/** For the few statements that are clearer in SQL. */
export const pool = new Pool({ connectionString: config.databaseUrl, max: 5 });
