import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('Async', () => {
  it('runs a function once per element, and the callback after it once', () => {
    assert.deepEqual(
      repeatedIn(`
import async, { eachLimit } from 'async';
import eachOf from 'async/eachOf';
const required = require('async');
async.each(ids, (id, done) => { query(id, done); }, (error) => { query(error); });
async.mapSeries(ids, load);
eachLimit(ids, 5, async (id) => { await query(id); }, () => load(1));
eachOf(byId, (id, key, done) => { query(id, done); });
required.reduce(ids, 0, (total, id, done) => { query(id, done); }, () => load(1));
required.timesLimit(count, 2, (at, done) => { query(at, done); });`),
      [
        'query: once per id of ids',
        'load: once per element of ids',
        'query: once per id of ids',
        'query: once per id of byId',
        'query: once per id of ids',
        'query: once per at of count',
      ],
    );
  });

  it('runs each function of a list', () => {
    assert.deepEqual(
      repeatedIn(`
import async from 'async';
async.parallel(ids.map((id) => (done) => { query(id, done); }), () => load(1));
async.parallelLimit(ids.map((id) => async () => load(id)), 2);
async.waterfall(ids.map((id) => async () => load(id)));
for (const id of ids) await async.retry(3, () => load(id));`),
      Array(4).fill('load: once per id of ids').with(0, 'query: once per id of ids'),
    );
  });

  it('makes no N+1 of cargos, queues, literal lists and chunks', () => {
    assert.deepEqual(
      repeatedIn(`
import async from 'async';
import { chunk } from 'lodash';
const cargo = async.cargo((tasks, done) => { query(tasks, done); }, 100);
const queue = async.queue(async (task) => { await query(task); }, 2);
cargo.push(ids);
queue.push(ids);
async.each(['day', 'week'], load);
async.each(chunk(ids, 100), (part, done) => { query(part, done); });
async.series([(done) => query(1, done), (done) => query(2, done)]);
async.timesSeries(3, load);
async.whilst((done) => done(null, false), (done) => query(1, done));`),
      [],
    );
  });
});
