import { defineLibrary, named } from './library.ts';

const scopes = [
  'startSpan',
  'startSpanManual',
  'startNewTrace',
  'continueTrace',
  'suppressTracing',
  'withActiveSpan',
  'withScope',
  'withIsolationScope',
  'withMonitor',
];

/** https://docs.sentry.io/platforms/javascript/guides/node/tracing/instrumentation/ */
export const sentry = defineLibrary({
  id: 'sentry',
  name: 'Sentry',
  packages: ['@sentry/*'],
  exports: named('once', scopes),
  shapes: {
    once: { runs: 'once' },
  },
});
