import { defineLibrary, named } from './library.ts';

const scopes = [
  'actions',
  'activity',
  'apps',
  'checks',
  'codeScanning',
  'codespaces',
  'copilot',
  'dependabot',
  'gists',
  'git',
  'gitignore',
];
const moreScopes = ['interactions', 'issues', 'licenses', 'markdown', 'migrations', 'orgs', 'packages', 'projects', 'pulls', 'rateLimit'];
const otherScopes = ['reactions', 'repos', 'search', 'secretScanning', 'teams', 'users'];

/** https://github.com/octokit/octokit.js and https://github.com/actions/toolkit/tree/main/packages/github */
export const octokit = defineLibrary({
  id: 'octokit',
  name: 'Octokit',
  packages: ['octokit', '@octokit/rest', '@octokit/core', '@octokit/graphql', '@octokit/request', '@octokit/app', '@actions/github'],
  exports: {
    Octokit: 'Octokit',
    App: 'App',
    graphql: 'request',
    request: 'request',
    getOctokit: 'getOctokit',
    GitHub: 'Octokit',
  },
  shapes: {
    Octokit: { instance: 'client', members: named('extend', ['plugin', 'defaults']) },
    extend: { call: { returns: 'Octokit' } },
    App: { instance: 'app' },
    app: { members: { octokit: 'client', getInstallationOctokit: 'getOctokit' } },
    getOctokit: { call: { returns: 'client' } },
    client: {
      members: {
        rest: 'scope',
        ...named('scope', [...scopes, ...moreScopes, ...otherScopes]),
        ...named('request', ['request', 'graphql', 'paginate']),
      },
    },
    scope: { otherMembers: 'scope', members: named('local', ['endpoint', 'bind']), call: { operation: { kind: 'remote call' } } },
    request: { call: { operation: { kind: 'remote call' } }, members: named('derive', ['defaults', 'withCustomRequest']) },
    derive: { call: { returns: 'request' } },
    local: {},
  },
});
