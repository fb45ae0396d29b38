exports.up = async (knex) => {
  await knex.schema.createTable('webhook_endpoints', (table) => {
    table.increments('id');
    table.text('topic').notNullable().index();
    table.text('url').notNullable();
  });
  await knex.schema.createTable('mail_templates', (table) => {
    table.text('name').notNullable();
    table.text('language').notNullable();
    table.text('text').notNullable();
    table.primary(['name', 'language']);
  });
};

exports.down = async (knex) => {
  await knex.schema.dropTable('mail_templates');
  await knex.schema.dropTable('webhook_endpoints');
};
