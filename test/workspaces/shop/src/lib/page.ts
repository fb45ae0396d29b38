import type { Request } from 'express';

export interface Page {
  limit: number;
  after: number;
}

/** `?limit=20&after=812`: keyset pagination by id. */
export function pageOf(request: Request): Page {
  const limit = Math.min(Number(request.query.limit ?? 20) || 20, 100);
  return { limit, after: Number(request.query.after ?? 0) || 0 };
}
