exports.up = async (knex) => {
  await knex.raw('ALTER TABLE orders ADD COLUMN archived boolean');
  await knex.raw('UPDATE orders SET archived = false');
  await knex.raw('ALTER TABLE orders ALTER COLUMN archived SET DEFAULT false, ALTER COLUMN archived SET NOT NULL');
  await knex.raw('CREATE INDEX orders_placed_at ON orders (placed_at)');
};

exports.down = async (knex) => {
  await knex.raw('DROP INDEX orders_placed_at');
  await knex.raw('ALTER TABLE orders DROP COLUMN archived');
};
