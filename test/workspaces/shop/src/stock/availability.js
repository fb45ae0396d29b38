const { db } = require('../db/knex');

/** Whether each item of a basket can be delivered from stock. */
exports.availability = async (items) => {
  const available = [];
  for (const item of items) {
    const level = await db('stock_levels').where({ product_id: item.productId }).first();
    available.push(level !== undefined && level.on_hand - level.reserved >= item.quantity);
  }
  return available;
};
