const knex = require('knex');

const db = knex({ client: 'pg' });

exports.availability = async (items) => {
  const available = [];
  for (const item of items) {
    const product = await db('products').where({ id: item.productId }).first();
    available.push(product.stock >= item.quantity);
  }
  return available;
};
