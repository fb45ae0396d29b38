import { makeExecutableSchema } from '@graphql-tools/schema';
import { createHandler } from 'graphql-http/lib/use/express';
import type { ShipmentRepository } from '../shipments/shipment-repository';
import { createLoaders, type Repositories } from './loaders';
import { resolvers } from './resolvers';
import { typeDefs } from './type-defs';

export function graphqlHandler(container: Repositories & { shipments: ShipmentRepository }) {
  const schema = makeExecutableSchema({ typeDefs, resolvers });
  return createHandler({ schema, context: () => ({ loaders: createLoaders(container), shipments: container.shipments }) });
}
