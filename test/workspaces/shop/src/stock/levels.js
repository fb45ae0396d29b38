const { db } = require('../db/knex');

/** On hand less reserved, by product; products that were never stocked are left out. */
exports.levels = async (productIds) => {
  const rows = await db('stock_levels').whereIn('product_id', productIds);
  return new Map(rows.map((row) => [row.product_id, row.on_hand - row.reserved]));
};

exports.receive = async (productId, quantity) => {
  await db('stock_levels')
    .insert({ product_id: productId, on_hand: quantity, reserved: 0 })
    .onConflict('product_id')
    .merge({ on_hand: db.raw('stock_levels.on_hand + ?', [quantity]) });
};
