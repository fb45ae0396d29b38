/** Outside of a transaction, as CONCURRENTLY wants it: orders can be placed while the index is built. */
exports.config = { transaction: false };

exports.up = async (knex) => {
  await knex.raw("SET lock_timeout = '2s'");
  await knex.raw('CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_status_placed_at ON orders (status, placed_at)');
};

exports.down = async (knex) => {
  await knex.raw('DROP INDEX CONCURRENTLY IF EXISTS orders_status_placed_at');
};
