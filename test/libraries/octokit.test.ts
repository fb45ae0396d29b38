import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Octokit', () => {
  it('is asked by endpoint methods, routes, GraphQL and pages', () => {
    assert.deepEqual(
      operationsIn(`
import { Octokit } from '@octokit/rest';
import { Octokit as Core } from '@octokit/core';
import { throttling } from '@octokit/plugin-throttling';
import { graphql } from '@octokit/graphql';
import * as github from '@actions/github';
const Throttled = Core.plugin(throttling).defaults({ userAgent: 'bot' });
const authorized = graphql.defaults({ headers: { authorization: 'token' } });
export class Labels {
  constructor(private readonly octokit: Octokit) {}
  async sync(owner: string, repo: string) {
    await this.octokit.rest.issues.listForRepo({ owner, repo });
    await this.octokit.pulls.get({ owner, repo, pull_number: 1 });
    await new Throttled().request('GET /repos/{owner}/{repo}', { owner, repo });
    await this.octokit.paginate(this.octokit.rest.repos.listForOrg, { org: owner });
    await authorized('{ viewer { login } }');
    await github.getOctokit('token').rest.issues.createComment({ owner, repo, issue_number: 1, body: '' });
  }
}
`),
      [
        'this.octokit.rest.issues.listForRepo',
        'this.octokit.pulls.get',
        'new Throttled().request',
        'this.octokit.paginate',
        'authorized',
        "github.getOctokit('token').rest.issues.createComment",
      ].map((call) => `remote call ${call}`),
    );
  });

  it('is known behind an app, and is not asked for hooks, logs or endpoints', () => {
    assert.deepEqual(
      operationsIn(`
import { App, Octokit } from 'octokit';
const app = new App({ appId: 1, privateKey: 'key' });
export async function install(id: number) {
  const octokit = await app.getInstallationOctokit(id);
  await octokit.rest.repos.createDispatchEvent({ owner: 'a', repo: 'b', event_type: 'sync' });
  octokit.hook.before('request', console.log);
  octokit.log.info('ready');
  octokit.rest.repos.get.endpoint({ owner: 'a', repo: 'b' });
  for await (const page of octokit.paginate.iterator(octokit.rest.issues.list)) console.log(page);
}
`),
      ['remote call octokit.rest.repos.createDispatchEvent'],
    );
  });
});
