/** A declaration that several adapters end with. */
export const only = `function only<T>([row]: readonly T[]): T {
  if (row === undefined) throw new Error('The row that was made did not come back.');
  return row;
}`;
