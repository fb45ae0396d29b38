import { defineLibrary, named } from './library.ts';

/** https://ai-sdk.dev: what embeds one value has a sister for many, what generates has none. */
export const ai = defineLibrary({
  id: 'ai',
  name: 'AI SDK',
  packages: ['ai'],
  exports: {
    ...named('ask', ['embed', 'embedMany', 'rerank']),
    ...named('askAlone', ['generateText', 'generateObject', 'generateImage', 'generateSpeech', 'transcribe']),
  },
  shapes: {
    ask: { call: { operation: { kind: 'remote call' } } },
    askAlone: { call: { operation: { kind: 'remote call', isSingle: true } } },
  },
});
