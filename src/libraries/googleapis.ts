import { defineLibrary, named } from './library.ts';

const clients = ['Drive', 'Sheets', 'Docs', 'Slides', 'Forms', 'Gmail', 'Calendar', 'People', 'Tasks', 'Youtube', 'Oauth2', 'Admin'];

/** https://github.com/googleapis/google-api-nodejs-client */
export const googleapis = defineLibrary({
  id: 'googleapis',
  name: 'Google APIs',
  packages: ['googleapis', '@googleapis/*', 'google-auth-library'],
  exports: {
    google: 'google',
    auth: 'auth',
    ...named('local', ['VERSIONS', 'AuthPlus']),
    ...named('Authorization', ['OAuth2Client', 'GoogleAuth', 'JWT']),
  },
  /** One function for each service (`drive(…)`), one namespace for each version (`drive_v3`). */
  otherExports: 'service',
  shapes: {
    google: { members: { auth: 'auth', ...named('local', ['options', 'discover', 'getSupportedAPIs']) }, otherMembers: 'service' },
    service: {
      call: { returns: 'client' },
      members: named('Client', [...clients, 'Storage', 'Bigquery', 'Searchconsole', 'Analyticsdata']),
    },
    Client: { instance: 'client' },
    client: { members: { context: 'local' }, otherMembers: 'resource' },
    /** Resources hold methods and further resources: `sheets.spreadsheets.values.get`. */
    resource: { call: { operation: { kind: 'remote call' } }, members: { bind: 'local' }, otherMembers: 'resource' },
    auth: { members: named('Authorization', ['OAuth2', 'GoogleAuth', 'JWT']) },
    Authorization: { instance: 'authorization' },
    /** Access tokens and certificates are kept until they expire: asking for them is no round trip as a rule. */
    authorization: { members: named('resource', ['getToken', 'refreshAccessToken', 'getTokenInfo', 'revokeToken', 'revokeCredentials']) },
    local: {},
  },
});
