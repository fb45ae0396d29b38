import { defineLibrary, named } from './library.ts';

/** https://mongoosejs.com/docs/api/model.html */
export const mongoose = defineLibrary({
  id: 'mongoose',
  name: 'Mongoose',
  packages: ['mongoose'],
  exports: {
    model: 'modelFactory',
    Model: 'ModelType',
    connection: 'connection',
    Connection: 'Connection',
    createConnection: 'createConnection',
  },
  shapes: {
    modelFactory: { call: { returns: 'model' } },
    /** A value annotated `Model<T>` is a model; a class that extends `Model` is one too. */
    ModelType: { instance: 'model' },
    Connection: { instance: 'connection' },
    createConnection: { call: { returns: 'connection' } },
    connection: { members: { model: 'modelFactory' } },
    model: {
      instance: 'document',
      members: {
        ...named('method', ['find', 'findOne', 'findById', 'countDocuments', 'estimatedDocumentCount', 'exists', 'distinct', 'aggregate']),
        ...named('method', ['findOneAndUpdate', 'findByIdAndUpdate', 'findOneAndDelete', 'findByIdAndDelete', 'findOneAndReplace']),
        ...named('method', ['updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'replaceOne', 'where']),
        ...named('write', ['create', 'insertMany', 'bulkWrite', 'bulkSave']),
      },
    },
    document: { members: named('write', ['save', 'deleteOne', 'updateOne', 'populate']) },
    method: { call: { returns: 'builder' } },
    /** Sent by `await`, `then` or `exec`. */
    builder: { members: { exec: 'read', cursor: 'other' }, otherMembers: 'method', awaited: { operation: { kind: 'read' } } },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
    other: {},
  },
});
