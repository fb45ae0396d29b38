/** The processes behind the workbench, read from /proc: the bundled host runs on Linux only. */
import { readdirSync, readFileSync } from 'node:fs';
import { eventually } from '../eventually.ts';
import type { Workbench } from './workbench.ts';

/** Waits until a process whose command line holds `name` runs under this workbench, and returns its process id. */
export function seeProcess({ serverPid }: Workbench, name: string): Promise<number> {
  return eventually(`a process ${name} runs`, async () => descendants(serverPid).find((pid) => read(pid, 'cmdline').includes(name)));
}

/** Kills that process as a crash would, and waits for one with another id: the process id of its successor. */
export async function crashAndSeeRestart(workbench: Workbench, name: string): Promise<number> {
  const crashed = await seeProcess(workbench, name);
  process.kill(crashed, 'SIGKILL');
  return eventually(`${name} runs again`, async () => {
    const pid = await seeProcess(workbench, name);
    return pid !== crashed && pid;
  });
}

function descendants(ancestor: number): number[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]));
  const below = (parent: number): number[] => pids.filter((pid) => parents.get(pid) === parent).flatMap((pid) => [pid, ...below(pid)]);
  return below(ancestor);
}

/** The fourth field of `stat`; the second, the name, may itself hold spaces and brackets. */
const parentOf = (pid: number): number => Number(read(pid, 'stat').split(') ').at(-1)?.split(' ')[1]);

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It has just ended.
    return '';
  }
}

/** Whether a process of this id runs, and has not just ended unobserved. */
export const isRunning = (pid: number): boolean => /\) [^Z]/.test(read(pid, 'stat'));
