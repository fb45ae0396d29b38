import { handlers } from './handlers.ts';
import { startRelay } from './relay.pg-boss.ts';
import { deadLetters, forgetOld, openPool, outboxMetrics, redrive } from './upkeep.pg-boss.ts';

/** How long the inbox is kept, in days. */
const keep = 7;

const pool = openPool(process.env.DATABASE_URL);

/** `worker` delivers until it is told to stop; `worker metrics`, `worker dead` and `worker redrive [id…]` do what they say, and end. */
const [command = 'run', ...ids] = process.argv.slice(2);
main().then(
  // What handlers hold open keeps nobody waiting.
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

async function main(): Promise<void> {
  if (command === 'run') await run();
  else if (command === 'metrics') console.log(JSON.stringify(await outboxMetrics(pool)));
  else if (command === 'dead') console.table(await deadLetters(pool));
  else if (command === 'redrive') console.log(`${await redrive(pool, ids.length ? ids : undefined)} events wait again.`);
  else throw new Error(`There is no command '${command}': run, metrics, dead or redrive.`);
  await pool.end();
}

/** Until SIGTERM or SIGINT. */
async function run(): Promise<void> {
  const relay = await startRelay(handlers);
  const stopping = new AbortController();
  const forget = (): void => {
    forgetOld(pool, keep, stopping.signal).catch((error: unknown) => console.error('outbox: retention:', error));
  };
  const hourly = setInterval(forget, 3_600_000);
  forget();
  const told: Promise<void> = new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
  await told;
  clearInterval(hourly);
  stopping.abort();
  await relay.stop();
}
