exports.up = async (knex) => {
  await knex.schema.createTable('stock_levels', (table) => {
    table.integer('product_id').primary().references('products.id');
    table.integer('on_hand').notNullable();
    table.integer('reserved').notNullable().defaultTo(0);
  });
  await knex.schema.createTable('reservations', (table) => {
    table.increments('id');
    table.integer('order_id').notNullable().references('orders.id').index();
    table.integer('product_id').notNullable().references('products.id');
    table.integer('quantity').notNullable();
  });
  await knex.schema.createTable('shipments', (table) => {
    table.increments('id');
    table.integer('order_id').notNullable().references('orders.id');
    table.text('tracking_number').notNullable();
    table.text('status').notNullable();
  });
  await knex.schema.createTable('reviews', (table) => {
    table.increments('id');
    table.integer('product_id').notNullable().references('products.id').index();
    table.integer('customer_id').notNullable().references('customers.id');
    table.integer('rating').notNullable();
    table.text('text').notNullable();
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
  });
};

exports.down = async (knex) => {
  for (const table of ['reviews', 'shipments', 'reservations', 'stock_levels']) await knex.schema.dropTable(table);
};
