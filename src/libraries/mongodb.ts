import { defineLibrary, named, type Shape } from './library.ts';

/** The driver's collections and databases, which Mongoose and TypeORM hand out too. */
export const driverShapes: Readonly<Record<string, Shape>> = {
  'driver client': {
    members: {
      db: 'to driver db',
      connect: 'to driver client',
      startSession: 'to driver session',
      withSession: 'in driver session',
      bulkWrite: 'driver write',
    },
  },
  'to driver client': { call: { returns: 'driver client' } },
  'driver db': {
    members: {
      ...named('to driver collection', ['collection']),
      ...named('driver write', ['createCollection', 'renameCollection', 'dropCollection', 'dropDatabase', 'createIndex']),
      ...named('driver read', ['command', 'stats', 'collections', 'indexInformation']),
      ...named('driver find', ['aggregate', 'listCollections', 'runCursorCommand']),
      client: 'driver client',
    },
  },
  'to driver db': { call: { returns: 'driver db' } },
  'driver collection': {
    members: {
      ...named('driver read', ['findOne', 'countDocuments', 'estimatedDocumentCount', 'count', 'distinct', 'indexes', 'indexExists']),
      ...named('driver read', ['isCapped', 'options', 'indexInformation']),
      ...named('driver write', [
        'insertOne',
        'insertMany',
        'bulkWrite',
        'updateOne',
        'updateMany',
        'replaceOne',
        'deleteOne',
        'deleteMany',
      ]),
      ...named('driver write', ['findOneAndUpdate', 'findOneAndReplace', 'findOneAndDelete', 'rename', 'drop']),
      ...named('driver write', ['createIndex', 'createIndexes', 'dropIndex', 'dropIndexes']),
      ...named('driver write', ['createSearchIndex', 'createSearchIndexes', 'updateSearchIndex', 'dropSearchIndex']),
      ...named('driver find', ['find', 'aggregate', 'listIndexes', 'listSearchIndexes']),
      ...named('to driver bulk', ['initializeOrderedBulkOp', 'initializeUnorderedBulkOp']),
    },
  },
  'to driver collection': { call: { returns: 'driver collection' } },
  /** A cursor asks nothing before its documents are asked for. */
  'driver cursor': {
    members: {
      ...named('driver read', ['toArray', 'next', 'tryNext', 'hasNext', 'forEach', 'count', 'explain']),
      ...named('driver other', [
        'close',
        'clone',
        'stream',
        'bufferedCount',
        'readBufferedDocuments',
        'rewind',
        'on',
        'once',
        'closed',
        'id',
      ]),
    },
    otherMembers: 'driver find',
    streamed: { kind: 'read' },
  },
  'driver find': { call: { returns: 'driver cursor' } },
  'driver bulk': { members: { execute: 'driver write' } },
  'to driver bulk': { call: { returns: 'driver bulk' } },
  'driver session': { members: { withTransaction: 'with driver session' } },
  'to driver session': { call: { returns: 'driver session' } },
  'in driver session': { callback: 'driver session' },
  'with driver session': { callback: 'driver session', opensTransaction: true },
  'driver read': { call: { operation: { kind: 'read' } } },
  'driver write': { call: { operation: { kind: 'write' } } },
  'driver other': {},
};

/** https://mongodb.github.io/node-mongodb-native/ */
export const mongodb = defineLibrary({
  id: 'mongodb',
  name: 'MongoDB driver',
  packages: ['mongodb'],
  exports: {
    MongoClient: 'Client',
    Db: 'Db',
    Collection: 'Collection',
    ...named('Cursor', ['FindCursor', 'AggregationCursor']),
    ClientSession: 'Session',
    GridFSBucket: 'Bucket',
  },
  shapes: {
    ...driverShapes,
    Client: { instance: 'driver client', members: { connect: 'to driver client' } },
    Db: { instance: 'driver db' },
    Collection: { instance: 'driver collection' },
    Cursor: { instance: 'driver cursor' },
    Session: { instance: 'driver session' },
    Bucket: { instance: 'bucket' },
    bucket: { members: { ...named('driver write', ['delete', 'rename', 'drop']), find: 'driver find' } },
  },
});
