exports.up = async (knex) => {
  await knex.schema.createTable('payments', (table) => {
    table.increments('id');
    table.integer('order_id').notNullable().references('orders.id').index();
    table.integer('amount_cents').notNullable();
    table.text('status').notNullable().defaultTo('pending');
    table.text('provider_id');
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
  });
  await knex.schema.createTable('invoice_numbers', (table) => {
    table.integer('year').primary();
    table.integer('last').notNullable();
  });
  await knex.schema.createTable('invoices', (table) => {
    table.increments('id');
    table.integer('order_id').notNullable().unique().references('orders.id');
    table.text('number').notNullable().unique();
    table.integer('total_cents').notNullable();
    table.timestamp('issued_at').notNullable().defaultTo(knex.fn.now());
  });
  await knex.schema.createTable('store_credits', (table) => {
    table.integer('customer_id').primary().references('customers.id');
    table.integer('balance_cents').notNullable().defaultTo(0);
  });
  await knex.schema.createTable('subscriptions', (table) => {
    table.increments('id');
    table.text('stripe_customer').notNullable();
    table.integer('amount_cents').notNullable();
    table.timestamp('renews_at').notNullable().index();
  });
};

exports.down = async (knex) => {
  for (const table of ['subscriptions', 'store_credits', 'invoices', 'invoice_numbers', 'payments']) await knex.schema.dropTable(table);
};
