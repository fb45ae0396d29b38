// @ts-check
/** The headless Chromium in which the workbench runs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as launcher } from 'playwright-core';
import { chromium } from './paths.mjs';

/** No sandbox: containers and root have none. The rest keeps Chromium from looking for a GPU and for a network. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What Chromium finds its libraries and, on a machine without any, its fonts by. */
export function chromiumEnvironment() {
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(chromium, 'fonts') };
  return { ...process.env, LD_LIBRARY_PATH: join(chromium, 'al2023', 'lib'), ...fonts };
}

/**
 * Starts the host's Chromium.
 * @throws {Error} when it does not start
 */
export function launchBrowser() {
  return launcher.launch({
    executablePath: join(chromium, 'chromium'),
    headless: true,
    args: flags,
    env: definedOnly(chromiumEnvironment()),
  });
}

/** @param {NodeJS.ProcessEnv} env */
function definedOnly(env) {
  return /** @type {Record<string, string>} */ (Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)));
}
