import { defineLibrary, named } from './library.ts';

const methods = ['request', 'get', 'delete', 'head', 'options', 'post', 'put', 'patch', 'query', 'postForm', 'putForm', 'patchForm'];

/** https://axios-http.com/docs/api_intro and https://docs.nestjs.com/techniques/http-module */
export const axios = defineLibrary({
  id: 'axios',
  name: 'axios',
  packages: ['axios', '@nestjs/axios'],
  exports: {
    ...named('axios', ['default', '=']),
    ...named('Client', ['Axios', 'AxiosInstance', 'AxiosStatic']),
    create: 'create',
    HttpService: 'HttpService',
  },
  shapes: {
    Client: { instance: 'axios' },
    axios: {
      call: { operation: { kind: 'remote call' } },
      members: { ...named('send', methods), create: 'create', default: 'axios', Axios: 'Client' },
    },
    create: { call: { returns: 'axios' } },
    /** Its methods return observables, sent by those who subscribe: there is no other use for them. */
    HttpService: { instance: 'http' },
    http: { members: { ...named('send', methods), axiosRef: 'axios' } },
    send: { call: { operation: { kind: 'remote call' } } },
  },
});
