import { config } from './config';
import { createContainer } from './container';
import { createApp } from './http/app';
import { startQueue } from './jobs/queue';

async function main(): Promise<void> {
  await startQueue();
  createApp(createContainer()).listen(config.port, () => console.log(`Listening on ${config.port}`));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
