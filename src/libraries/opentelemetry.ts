import { defineLibrary, named } from './library.ts';

/** https://opentelemetry.io/docs/languages/js/instrumentation/#create-spans */
export const openTelemetry = defineLibrary({
  id: 'opentelemetry',
  name: 'OpenTelemetry',
  packages: ['@opentelemetry/api', '@opentelemetry/sdk-trace-base', '@opentelemetry/sdk-trace-node', '@opentelemetry/sdk-trace-web'],
  exports: {
    trace: 'trace',
    context: 'context',
    Tracer: 'Tracer',
    ...named('Provider', ['TracerProvider', 'BasicTracerProvider', 'NodeTracerProvider', 'WebTracerProvider']),
    default: 'api',
  },
  shapes: {
    api: { members: { trace: 'trace', context: 'context' } },
    trace: { members: { getTracer: 'getTracer' } },
    Provider: { instance: 'trace' },
    getTracer: { call: { returns: 'tracer' } },
    Tracer: { instance: 'tracer' },
    tracer: { members: { startActiveSpan: 'once' } },
    context: { members: { with: 'once', bind: 'bind' } },
    bind: { call: { returnsArgument: 1 } },
    once: { runs: 'once' },
  },
});
