import { defineLibrary } from './library.ts';

/** https://github.com/web-push-libs/web-push: a push service takes each notification by itself. */
export const webPush = defineLibrary({
  id: 'web-push',
  name: 'web-push',
  packages: ['web-push'],
  exports: { sendNotification: 'send', default: 'module' },
  shapes: {
    module: { members: { sendNotification: 'send' } },
    send: { call: { operation: { kind: 'remote call', isSingle: true } } },
  },
});
