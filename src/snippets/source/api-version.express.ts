/*
description: "Routes by the version in the path, says in headers which version goes and when, and names the versions there are, for Express."
stops:
  - Order
  - "deprecated: new Date('[2026-01-01]')"
  - "sunset: new Date('[2027-01-01]')"
*/
import { type RequestHandler, Router } from 'express';

/** Answers `/v1/orders`, `/v2/orders` and so on. The service behind the versions is the same. */
export function orderVersions(): Router {
  return Router()
    .use('/v1', deprecated({ deprecated: new Date('2026-01-01'), sunset: new Date('2027-01-01') }), ordersV1())
    .use('/v2', ordersV2())
    .use('/:version', (request, response) => {
      response.status(404).json({ error: `There is no version '${request.params.version}'; there are v1, v2.` });
    });
}

/** RFC 9745 and RFC 8594: clients and their monitoring read these headers. */
function deprecated(since: { readonly deprecated: Date; readonly sunset: Date }): RequestHandler {
  return (_request, response, next) => {
    response.set('Deprecation', `@${since.deprecated.getTime() / 1000}`);
    response.set('Sunset', since.sunset.toUTCString());
    next();
  };
}

function ordersV1(): Router {
  return Router().get('/orders', (_request, response) => {
    response.json([{ id: '1', name: 'Ada' }]);
  });
}

function ordersV2(): Router {
  return Router().get('/orders', (_request, response) => {
    // $0
    response.json({ orders: [{ id: '1', customer: { name: 'Ada' } }] });
  });
}
