import type { NextFunction, Request, Response } from 'express';
import { Invalid, NotFound } from '../lib/errors';

/** What went wrong, in words for whoever calls; the details stay in our log. */
export function errors(error: unknown, request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) return next(error);
  if (error instanceof NotFound) response.status(404).json({ error: error.message });
  else if (error instanceof Invalid) response.status(422).json({ error: error.message });
  else {
    console.error(request.method, request.path, error);
    response.status(500).json({ error: 'Something went wrong on our side. Please try again in a minute.' });
  }
}
