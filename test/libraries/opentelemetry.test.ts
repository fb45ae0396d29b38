import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('OpenTelemetry', () => {
  it('runs in a span what runs anyway', () => {
    assert.deepEqual(
      repeatedIn(`
import { context, trace, type Tracer } from '@opentelemetry/api';
const tracer = trace.getTracer('shop');
await tracer.startActiveSpan('load', async (span) => { await query(1); span.end(); });
for (const id of ids) {
  await tracer.startActiveSpan('load', { attributes: {} }, async (span) => { await query(id); span.end(); });
  await context.with(active, () => load(id));
}
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
const own = new NodeTracerProvider({}).getTracer('own');
for (const id of ids) await own.startActiveSpan('load', {}, () => load(id));
export class Loader {
  constructor(private readonly tracer: Tracer) {}
  all(ids) { return this.tracer.startActiveSpan('all', () => Promise.all(ids.map((id) => this.tracer.startActiveSpan('one', () => load(id))))); }
}`),
      ['query: once per id of ids', 'load: once per id of ids', 'load: once per id of ids', 'load: once per id of ids'],
    );
  });
});
