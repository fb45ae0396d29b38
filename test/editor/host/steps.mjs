// @ts-check
/** Running other programs, with one short line per step and an error that says what to do. */
import { spawnSync } from 'node:child_process';

/**
 * Does one step and prints what it was and how many seconds it took; at a terminal also that it has begun, until something is printed.
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} action
 * @returns {Promise<T>}
 */
export async function step(what, action) {
  const started = Date.now();
  if (process.stdout.isTTY) process.stdout.write(`${what} …\r`);
  const result = await action();
  console.log(`${what}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

/**
 * Runs a program to its end and returns what it wrote to its standard output.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, advice: string }} options `advice` is the last line of the error
 * @throws {Error} when the program cannot be started or does not exit with 0; the message holds the end of its output
 */
export function run(program, args, { cwd, env, advice }) {
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' });
  if (status === 0) return stdout;
  const output = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-20).join('\n');
  throw new Error(`${program} ${args.join(' ')} failed${error ? ` (${error.message})` : ''}\n${output}\n${advice}`);
}
