import { defineLibrary, named, type Shape } from './library.ts';
import { driverShapes } from './mongodb.ts';
import { loading } from './mongoose-loading.ts';
import { lookup } from './mongoose-lookups.ts';

const finds = {
  find: ['find', 'where', '$where'],
  findOne: ['findOne', 'findById'],
  ask: ['countDocuments', 'estimatedDocumentCount', 'count', 'exists', 'distinct', 'aggregate', 'findAndCount', 'mapReduce'],
  changeOne: [
    'findOneAndUpdate',
    'findByIdAndUpdate',
    'findOneAndDelete',
    'findByIdAndDelete',
    'findOneAndReplace',
    'findOneAndRemove',
    'findByIdAndRemove',
  ],
  change: ['updateOne', 'updateMany', 'replaceOne', 'deleteOne', 'deleteMany', 'update', 'remove'],
};
const chains = Object.assign({}, ...Object.entries(finds).map(([shape, names]) => named(shape, names)));
const silent = named('other', [
  'getFilter',
  'getQuery',
  'getUpdate',
  'getOptions',
  'getPopulatedPaths',
  'toConstructor',
  'pipeline',
  'cast',
  'model',
]);

/** A query that `exec` or `await` sends, and that goes on as itself. */
const query = (kind: 'read' | 'write', again: string, result?: string): Shape => ({
  members: {
    ...(kind === 'read' ? { ...chains, lean: 'ask', cursor: 'toCursor' } : { lean: 'change' }),
    ...named(result ? `${kind} ${result}` : kind, ['exec', 'explain']),
    ...silent,
  },
  otherMembers: again,
  awaited: { operation: { kind }, ...(result && { gives: result }) },
});

const root = {
  model: 'modelFactory',
  models: 'models',
  connection: 'connection',
  createConnection: 'toConnection',
  startSession: 'to driver session',
};

/** https://mongoosejs.com/docs/api/model.html */
export const mongoose = defineLibrary({
  id: 'mongoose',
  name: 'Mongoose',
  packages: ['mongoose'],
  exports: {
    ...root,
    ...named('Model', ['Model', 'PaginateModel', 'AggregatePaginateModel', 'SoftDeleteModel']),
    ...named('Document', ['Document', 'HydratedDocument', 'HydratedDocumentFromSchema']),
    ...named('Query', ['Query', 'QueryWithHelpers']),
    Connection: 'Connection',
    ClientSession: 'Session',
    connect: 'connect',
    connections: 'connections',
  },
  shapes: {
    ...driverShapes,
    mongoose: { members: root },
    connect: { call: { returns: 'mongoose' } },
    models: { otherMembers: 'model' },
    modelFactory: { call: { returns: 'model' } },
    /** A value annotated `Model<T>` is a model; a class that extends `Model` is one too. */
    Model: { instance: 'model' },
    Document: { instance: 'document' },
    Query: { instance: 'find query' },
    Session: { instance: 'driver session' },
    Connection: { instance: 'connection' },
    connections: { elements: 'connection' },
    toConnection: { call: { returns: 'connection' } },
    connection: {
      members: {
        model: 'modelFactory',
        models: 'models',
        db: 'driver db',
        collection: 'to driver collection',
        getClient: 'to driver client',
        ...named('toConnection', ['asPromise', 'useDb', 'openUri']),
        startSession: 'to driver session',
        transaction: 'with driver session',
        withSession: 'in driver session',
        ...named('write', ['createCollection', 'createCollections', 'dropCollection', 'dropDatabase', 'syncIndexes', 'bulkWrite']),
        listCollections: 'read',
      },
    },
    model: {
      instance: 'document',
      members: {
        ...chains,
        create: 'write document',
        insertMany: 'write documents',
        populate: 'read',
        ...named('read', ['paginate', 'aggregatePaginate', 'listIndexes', 'diffIndexes']),
        ...named('write', [
          'insertOne',
          'bulkWrite',
          'bulkSave',
          'createCollection',
          'createIndexes',
          'ensureIndexes',
          'syncIndexes',
          'cleanIndexes',
        ]),
        hydrate: 'toDocument',
        discriminator: 'modelFactory',
        collection: 'driver collection',
        db: 'connection',
        startSession: 'to driver session',
      },
    },
    toDocument: { call: { returns: 'document' } },
    document: {
      members: {
        ...named('write document', ['save']),
        ...named('write', ['deleteOne', 'updateOne', 'replaceOne', 'remove', 'update']),
        populate: 'read document',
        ...named('modelFactory', ['model', '$model']),
      },
    },
    documents: { elements: 'document' },
    find: { call: { returns: 'find query' } },
    'find query': { ...query('read', 'find', 'documents'), elements: 'document' },
    findOne: { call: { returns: 'findOne query' } },
    'findOne query': query('read', 'findOne', 'document'),
    ask: { call: { returns: 'ask query' } },
    'ask query': query('read', 'ask'),
    changeOne: { call: { returns: 'changeOne query' } },
    'changeOne query': query('write', 'changeOne', 'document'),
    change: { call: { returns: 'change query' } },
    'change query': query('write', 'change'),
    toCursor: { call: { returns: 'cursor' } },
    cursor: { members: { next: 'read document', eachAsync: 'read document' }, elements: 'document', streamed: { kind: 'read' } },
    'read document': { call: { operation: { kind: 'read' }, returns: 'document' }, callback: 'document' },
    'read documents': { call: { operation: { kind: 'read' }, returns: 'documents' } },
    'write document': { call: { operation: { kind: 'write' }, returns: 'document' } },
    'write documents': { call: { operation: { kind: 'write' }, returns: 'documents' } },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
    other: {},
  },
  lookup,
  loading,
});
