/** Says on stderr, at a terminal and nowhere else, what is being done; gives back what takes it away again. */
export function createProgress(): { readonly say: ((done: number, all: number, file: string) => void) | undefined; clear(): void } {
  const { stderr } = process;
  if (!stderr.isTTY || process.env.CI || process.env.TERM === 'dumb') return { say: undefined, clear: () => {} };
  let next = 0;
  const write = (text: string): void => void stderr.write(`\r\u001b[K${text}`);
  return {
    say(done, all, file) {
      // Writing to a terminal is slower than checking a file.
      if (Date.now() < next) return;
      next = Date.now() + 100;
      const count = `Checking ${done + 1} of ${all}  `;
      write(count + file.slice(0, Math.max(0, (stderr.columns || 80) - count.length - 1)));
    },
    clear: () => write(''),
  };
}
