export function formatCents(cents: number, currency = 'EUR'): string {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(cents / 100);
}

export function sum(cents: readonly number[]): number {
  return cents.reduce((total, each) => total + each, 0);
}

/** Spreads a discount over lines in proportion, so that the parts add up to the cent. */
export function allocate(discount: number, lines: readonly number[]): number[] {
  const total = sum(lines);
  let left = discount;
  return lines.map((line, index) => {
    const share = index === lines.length - 1 ? left : Math.round((discount * line) / total);
    left -= share;
    return share;
  });
}
