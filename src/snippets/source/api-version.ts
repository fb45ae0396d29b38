/*
title: API version router
concept: api-versioning
description: "Routes by the version in the path, says in headers which version goes and when, and names the versions there are, for `Request` and `Response`."
stops:
  - Order
  - "deprecated: new Date('[2026-01-01]')"
  - "sunset: new Date('[2027-01-01]')"
*/
interface OrderVersion {
  handle(request: Request): Promise<Response>;
  /** Since when clients should move on, and until when it answers. */
  readonly deprecated?: Date;
  readonly sunset?: Date;
}

/** Oldest first. One version differs from the next in its handler only; the service behind them is the same. */
const versions: Readonly<Record<string, OrderVersion>> = {
  v1: { handle: ordersV1, deprecated: new Date('2026-01-01'), sunset: new Date('2027-01-01') },
  v2: { handle: ordersV2 },
};

/** Answers `/v1/orders`, `/v2/orders` and so on. */
export async function routeOrders(request: Request): Promise<Response> {
  const [, name = ''] = /^\/(v\d+)\//.exec(new URL(request.url).pathname) ?? [];
  const version = Object.hasOwn(versions, name) ? versions[name] : undefined;
  if (!version)
    return Response.json({ error: `There is no version '${name}'; there are ${Object.keys(versions).join(', ')}.` }, { status: 404 });
  const answer = await version.handle(request);
  const response = new Response(answer.body, answer);
  // RFC 9745 and RFC 8594: clients and their monitoring read them.
  if (version.deprecated) response.headers.set('deprecation', `@${version.deprecated.getTime() / 1000}`);
  if (version.sunset) response.headers.set('sunset', version.sunset.toUTCString());
  return response;
}

async function ordersV1(_request: Request): Promise<Response> {
  return Response.json([{ id: '1', name: 'Ada' }]);
}

async function ordersV2(_request: Request): Promise<Response> {
  // $0
  return Response.json({ orders: [{ id: '1', customer: { name: 'Ada' } }] });
}
