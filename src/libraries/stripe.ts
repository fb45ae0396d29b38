import { defineLibrary, named } from './library.ts';

/** https://docs.stripe.com/api?lang=node */
export const stripe = defineLibrary({
  id: 'stripe',
  name: 'Stripe',
  packages: ['stripe'],
  exports: named('Stripe', ['default', 'Stripe', '=']),
  shapes: {
    Stripe: { instance: 'client', call: { returns: 'client' }, members: named('Stripe', ['default', 'Stripe']) },
    client: {
      members: {
        ...named('local', ['webhooks', 'errors', 'on', 'once', 'off', 'constructor', 'parseEventNotification', 'parseThinEvent']),
        ...named('local', ['parseEventNotificationAsync', 'parseEventNotificationWithoutVerification', 'notificationHandler']),
        ...named('local', ['notificationHandlerWithoutVerification', 'setClientId', 'getClientId', 'getConstant', 'setAppInfo']),
        ...named('local', ['getMaxNetworkRetries', 'getTelemetryEnabled', 'getEmitEventBodiesEnabled', 'resolveBaseAddress']),
        ...named('local', ['getApiField', 'setApiKey', 'setHost', 'setHttpAgent', 'setMaxNetworkRetries', 'setTelemetryEnabled']),
        withStripeContext: 'same',
        oauth: 'oauth',
      },
      otherMembers: 'resource',
    },
    same: { call: { returns: 'client' } },
    /** Resources hold methods and further resources: `stripe.checkout.sessions.create`. */
    resource: { call: { operation: { kind: 'remote call' } }, members: { bind: 'local' }, otherMembers: 'resource' },
    oauth: { members: named('resource', ['token', 'deauthorize']) },
    local: {},
  },
});
