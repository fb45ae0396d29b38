import { defineConcept } from './concept.ts';
import { arrow, box, drawing, line, note, store } from './drawing.ts';

export const blueGreen = defineConcept({
  id: 'blue-green',
  title: 'Blue-green deployment',
  summary:
    'Two complete environments, one serving and one idle; deploy to the idle one, try it, then switch the traffic over, and back if need be.',
  symptoms: ['zero downtime deploy', 'instant rollback', 'switch traffic', 'maintenance window', 'downtime during deploy'],
  drawings: [switchover()],
  problem: `
Replacing servers one by one takes minutes in which both versions serve, and going back takes the same minutes. With blue-green, blue serves while green gets the new version. You try green through a door of its own, with production's data and configuration. Then the balancer points to green. If it goes wrong, it points to blue again: seconds.

What people forget:

- **The database is shared.** Both versions run on the same schema, before and after the switch. A migration must fit both, or the way back is closed; see [expand-contract](#expand-contract).
- **Green is cold.** Caches, connection pools and compiled code are not there yet. Warm it up with copied or artificial requests before the switch.
- **Blue is not finished at once.** Let running requests end (drain), and close WebSockets so that clients reconnect.
- **Background workers run in both.** Only one side may work on the queues, or both must be able to.
- **Keep blue for a while.** An hour costs little; a rollback to what was switched off after a minute costs much.`,
  example: {
    prelude: `
declare const balancer: { pointTo(environment: 'blue' | 'green'): Promise<void> };
declare const green: { deploy(version: string): Promise<void>; url: string };
declare function errorRate(seconds: number): Promise<number>;`,
    bad: `
await green.deploy('v42');
await balancer.pointTo('green'); // Cold, and never asked.`,
    good: `
await green.deploy('v42');

// Through its own door: does it work, and is it warm?
for (const path of ['/ready', '/v1/products', '/v1/orders/test']) {
  for (let i = 0; i < 200; i++) {
    const { ok, status } = await fetch(green.url + path);
    if (!ok) throw new Error(\`\${path} answered \${status}.\`);
  }
}

await balancer.pointTo('green');
if ((await errorRate(120)) > 0.01) {
  await balancer.pointTo('blue'); // Still running, still warm.
  throw new Error('v42 was taken back.');
}`,
  },
  whenToUse: `
- Deploys must be without a gap, and going back must take seconds.
- Traffic is too small for a [canary](#canary) to show anything.
- Changes of the platform itself: operating system, runtime, region.`,
  whenNotToUse: `
- **Twice the capacity costs too much**, and rolling updates with readiness checks are good enough. They usually are.
- **Everybody switches at once**: a fault hits all, if briefly. Combine: blue-green for the environment, canary for the traffic.
- **State lives on the servers.** Sessions in memory are lost at the switch.`,
  howToSpot: `
- 'We will be back in five minutes' pages.
- Migrations in the start-up code of the new version: green migrates under blue's feet.
- Blue is deleted by the same script that switches.
- Consumers and cron jobs start with the web process.`,
  whatToMeasure: `
- **Failed requests during the switch.** Zero.
- **P99 in the first five minutes on green.** Warm-up shows here.
- **Time of a switch back**, rehearsed.
- **Days since the last switch back was tried.**`,
  reading: [
    {
      title: 'Martin Fowler: blue-green deployment',
      url: 'https://martinfowler.com/bliki/BlueGreenDeployment.html',
      claim: 'separate schema changes so that both versions work',
    },
    { title: 'AWS: blue/green deployments', url: 'https://docs.aws.amazon.com/whitepapers/latest/blue-green-deployments/welcome.html' },
    {
      title: 'Kubernetes: deployments, for the rolling alternative',
      url: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
    },
  ],
  exercise: `
Switch to green and straight back, on an ordinary afternoon, without a new version. Count the failed requests and note the time. What you do not dare on a quiet day will not work on a bad one.`,
  related: ['canary', 'rollback', 'load-balancing', 'backward-compatibility'],
});

function switchover() {
  return drawing({
    title: 'The switch',
    text: 'Users reach a balancer, which points to green with version 42. Blue with version 41 is still running and idle; a dashed line leads back to it. Both use the same database.',
    height: 152,
    parts: [
      box(0, 60, 44, 28, 'users'),
      box(76, 60, 64, 28, 'balancer'),
      arrow([
        [46, 74],
        [74, 74],
      ]),
      box(176, 16, 76, 36, 'green\nv42', 'good'),
      box(176, 96, 76, 36, 'blue\nv41', 'first'),
      arrow(
        [
          [142, 70],
          [158, 70],
          [158, 34],
          [174, 34],
        ],
        'good',
      ),
      arrow(
        [
          [142, 78],
          [158, 78],
          [158, 114],
          [174, 114],
        ],
        'first',
        true,
      ),
      note(108, 128, 'back in seconds', 'middle', 'first'),
      store(268, 52, 32, 44, 'db'),
      line([
        [252, 34],
        [284, 34],
        [284, 52],
      ]),
      line([
        [252, 114],
        [284, 114],
        [284, 100],
      ]),
      note(300, 146, 'one schema fits both', 'end'),
    ],
  });
}
