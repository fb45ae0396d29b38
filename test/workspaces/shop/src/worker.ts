import { createContainer } from './container';
import { startWorkers } from './jobs/handlers';
import { startQueue } from './jobs/queue';
import { planRenewals } from './jobs/renewals';

async function main(): Promise<void> {
  const { shipments, carrier } = createContainer();
  await startQueue();
  await startWorkers(shipments, carrier);
  setInterval(() => void planRenewals().catch(console.error), 60 * 60 * 1000);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
