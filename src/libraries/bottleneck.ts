import { defineLibrary, named } from './library.ts';

/** https://github.com/SGrondin/bottleneck#docs */
export const bottleneck = defineLibrary({
  id: 'bottleneck',
  name: 'Bottleneck',
  packages: ['bottleneck', 'bottleneck/*'],
  exports: named('Bottleneck', ['default', '=']),
  shapes: {
    Bottleneck: { instance: 'limiter', members: { Group: 'Group', default: 'Bottleneck' } },
    limiter: { members: { ...named('once', ['schedule', 'submit']), wrap: 'wrap', chain: 'chain' } },
    once: { runs: 'once' },
    wrap: { call: { returnsArgument: 0 } },
    chain: { call: { returns: 'limiter' } },
    Group: { instance: 'group' },
    group: { members: { key: 'chain' } },
  },
});
