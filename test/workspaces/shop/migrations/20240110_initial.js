exports.up = async (knex) => {
  await knex.schema.createTable('customers', (table) => {
    table.increments('id');
    table.text('email').notNullable().unique();
    table.text('name').notNullable();
    table.integer('points').notNullable().defaultTo(0);
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
  });
  await knex.schema.createTable('addresses', (table) => {
    table.increments('id');
    table.integer('customer_id').notNullable().references('customers.id').index();
    table.text('street').notNullable();
    table.text('postcode').notNullable();
    table.text('city').notNullable();
    table.text('country').notNullable();
    table.boolean('is_default').notNullable().defaultTo(false);
  });
  await knex.schema.createTable('categories', (table) => {
    table.increments('id');
    table.text('name').notNullable();
    table.integer('parent_id').references('categories.id').index();
  });
  await knex.schema.createTable('products', (table) => {
    table.increments('id');
    table.text('sku').notNullable().unique();
    table.text('name').notNullable();
    table.integer('price_cents').notNullable();
    table.integer('category_id').notNullable().references('categories.id').index();
  });
  await knex.schema.createTable('orders', (table) => {
    table.increments('id');
    table.integer('customer_id').notNullable().references('customers.id').index();
    table.text('status').notNullable().defaultTo('open');
    table.integer('total_cents').notNullable();
    table.timestamp('placed_at').notNullable().defaultTo(knex.fn.now());
  });
  await knex.schema.createTable('order_items', (table) => {
    table.increments('id');
    table.integer('order_id').notNullable().references('orders.id').index();
    table.integer('product_id').notNullable().references('products.id');
    table.integer('quantity').notNullable();
    table.integer('price_cents').notNullable();
  });
};

exports.down = async (knex) => {
  for (const table of ['order_items', 'orders', 'products', 'categories', 'addresses', 'customers']) await knex.schema.dropTable(table);
};
