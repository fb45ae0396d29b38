import { defineLibrary, named } from './library.ts';

/** https://www.apollographql.com/docs/react/api/core/ApolloClient */
export const apolloClient = defineLibrary({
  id: 'apollo-client',
  name: 'Apollo Client',
  packages: ['@apollo/client', '@apollo/client/core', '@apollo/client/core/index.js', 'apollo-client'],
  exports: named('Client', ['ApolloClient', 'default']),
  shapes: {
    Client: { instance: 'client' },
    /** `readQuery` and its like look into the cache in memory; an observed query is sent to those who subscribe. */
    client: { members: named('send', ['query', 'mutate', 'refetchQueries', 'reFetchObservableQueries', 'refetchObservableQueries']) },
    send: { call: { operation: { kind: 'remote call' } } },
  },
});
