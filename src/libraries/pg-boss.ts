import { defineLibrary, named } from './library.ts';

/** https://timgit.github.io/pg-boss */
export const pgBoss = defineLibrary({
  id: 'pg-boss',
  name: 'pg-boss',
  packages: ['pg-boss'],
  exports: named('PgBoss', ['default', 'PgBoss', '=']),
  shapes: {
    PgBoss: { instance: 'boss' },
    boss: {
      members: { ...named('publish', ['send', 'sendAfter', 'sendThrottled', 'sendDebounced', 'insert', 'publish']), start: 'start' },
    },
    start: { call: { returns: 'boss' } },
    publish: { call: { operation: { kind: 'publish' } } },
  },
});
