export interface Line {
  productId: number;
  quantity: number;
  priceCents: number;
}

export interface Discount {
  productId: number;
  percent: number;
  from: number;
}

/** Takes the best discount of each product off its line. */
export function discounted(lines: readonly Line[], discounts: readonly Discount[]): Line[] {
  return lines.map((line) => {
    const matching = discounts.filter(({ productId, from }) => productId === line.productId && line.quantity >= from);
    const percent = Math.max(0, ...matching.map((discount) => discount.percent));
    return { ...line, priceCents: Math.round((line.priceCents * (100 - percent)) / 100) };
  });
}

export function totalOf(lines: readonly Line[]): number {
  return lines.reduce((total, { quantity, priceCents }) => total + quantity * priceCents, 0);
}
