import { defineConcept } from './concept.ts';
import { arrow, box, drawing, line, note } from './drawing.ts';

export const separationOfConcerns = defineConcept({
  id: 'separation-of-concerns',
  title: 'Separation of concerns',
  summary: 'The controller routes, the service decides, the repository stores, the presenter shapes the answer.',
  symptoms: [
    'fat controller',
    'god function',
    'hard to test',
    'handler does everything',
    'business logic in the route',
    'where does this code belong',
  ],
  drawings: [layers()],
  problem: `
A handler that reads the request, talks to the database and formats the reply can be tested only with all three at hand. It also changes for three reasons: a new field in the form, a new column, a new rule. Sooner or later somebody needs the rule without the request, in a job or a second endpoint, and copies it.

Four jobs, four places:

- **Controller**: reads and checks the request, calls one function, picks the status code.
- **Service**: the rules. Knows nothing of HTTP and nothing of SQL.
- **Repository**: loads and stores. Knows the tables.
- **Presenter**: turns what the service returned into what the client may see. A password hash ends here at the latest.

Four small functions will do; they need not be classes, nor folders. What counts is the direction: the controller knows the service, never the other way round.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const database: Pool;
interface Request { readonly params: { readonly id: string } }
interface Response { status(code: number): Response; json(body: unknown): void }
declare const router: { post(path: string, handler: (req: Request, res: Response) => Promise<void>): void };
interface Order { readonly id: string; readonly status: 'open' | 'shipped' | 'cancelled'; readonly totalCents: number }
declare const orders: { find(id: string): Promise<Order | undefined>; save(order: Order): Promise<void> };`,
    bad: `
router.post('/v1/orders/:id/cancel', async (req, res) => {
  const { rows } = await database.query(
    'SELECT * FROM orders WHERE id = $1',
    [req.params.id],
  );
  if (rows[0].shipped_at) {
    res.status(409).json({ error: 'shipped' });
    return;
  }
  await database.query(
    "UPDATE orders SET status = 'cancelled' WHERE id = $1",
    [req.params.id],
  );
  res.json({ ...rows[0], total: rows[0].total_cents / 100 });
});`,
    good: `
// Controller: HTTP in, HTTP out.
router.post('/v1/orders/:id/cancel', async (req, res) => {
  const order = await cancelOrder(req.params.id);
  if (order === 'already shipped') {
    res.status(409).json({ code: 'order_shipped' });
  } else {
    res.json(presentOrder(order));
  }
});

// Service: the rule, callable from a job or a test as well.
async function cancelOrder(id: string) {
  const order = await orders.find(id);
  if (!order) throw new Error(\`There is no order \${id}.\`);
  if (order.status === 'shipped') return 'already shipped';
  const cancelled: Order = { ...order, status: 'cancelled' };
  await orders.save(cancelled);
  return cancelled;
}

// Presenter: what the client may see.
const presentOrder = ({ id, status, totalCents }: Order) => ({
  id,
  status,
  total: totalCents / 100,
});`,
  },
  whenToUse: `
As soon as a handler does two of these things and contains a decision. Also when the same rule is needed from a second place: a queue consumer, a cron job, an import.`,
  whenNotToUse: `
- **An endpoint without rules.** 'Return this row to its owner' needs one query and one presenter. A service that only forwards is a layer of noise.
- **Against the habit of the project.** In many good code bases the services are the data layer and call the ORM directly. Consistency within a project is worth more than a fourth folder.
- **Scripts, migrations, seeds.** They run once.`,
  howToSpot: `
- \`req\` or \`res\` as a parameter of something that is not a handler.
- SQL or ORM calls in a file with routes, while other files of the project have their own queries.
- A test of a price calculation that starts a web server.
- Two handlers with the same \`if\`.`,
  whatToMeasure: `
- **Lines a test needs before its first assertion.** Rules should need none of server and database.
- **Files touched per change.** A new column should not reach the controller; a new status code should not reach the repository.
- **How long the fast tests take.** Logic that is bound to the database makes them slow.`,
  reading: [
    {
      title: 'Martin Fowler: presentation, domain and data layering',
      url: 'https://martinfowler.com/bliki/PresentationDomainDataLayering.html',
      claim: 'these layers are the most common way to split a program',
    },
    { title: 'Martin Fowler: Service Layer', url: 'https://martinfowler.com/eaaCatalog/serviceLayer.html' },
    {
      title: 'Edsger Dijkstra: On the role of scientific thought, where the term comes from',
      url: 'https://www.cs.utexas.edu/~EWD/transcriptions/EWD04xx/EWD447.html',
    },
  ],
  exercise: `
Take your longest handler. Move the decision into a function that takes plain values and returns a plain value. Write three tests for it that need neither server nor database. Leave the rest where it is: the handler is now short enough.`,
  related: ['abstraction-levels', 'repository', 'api-contracts'],
});

/** Three zones by what they know: HTTP above, SQL below, neither in between. */
function layers() {
  return drawing({
    title: 'Four places for four jobs',
    text: 'A request enters the controller, which reads it and calls the service. The service decides; it asks the repository, which loads and stores. What the service returns leaves through the presenter, which shapes what the client may see. Only controller and presenter know HTTP, only the repository knows SQL, and the service knows neither.',
    height: 204,
    parts: [
      note(40, 10, 'request', 'end'),
      arrow(
        [
          [48, 2],
          [48, 22],
        ],
        'first',
      ),
      note(260, 10, 'answer'),
      arrow(
        [
          [252, 22],
          [252, 2],
        ],
        'good',
      ),
      box(0, 24, 96, 32, 'Controller'),
      box(204, 24, 96, 32, 'Presenter'),
      note(150, 44, 'knows HTTP', 'middle'),
      line(
        [
          [0, 70],
          [300, 70],
        ],
        'quiet',
        true,
      ),
      box(102, 84, 96, 32, 'Service'),
      arrow(
        [
          [48, 58],
          [48, 100],
          [100, 100],
        ],
        'first',
      ),
      arrow(
        [
          [200, 100],
          [252, 100],
          [252, 58],
        ],
        'good',
      ),
      note(300, 122, 'knows neither', 'end'),
      line(
        [
          [0, 134],
          [90, 134],
        ],
        'quiet',
        true,
      ),
      line(
        [
          [210, 134],
          [300, 134],
        ],
        'quiet',
        true,
      ),
      box(102, 160, 96, 32, 'Repository'),
      arrow(
        [
          [142, 118],
          [142, 158],
        ],
        'first',
      ),
      arrow(
        [
          [158, 158],
          [158, 118],
        ],
        'good',
      ),
      note(300, 180, 'knows SQL', 'end'),
    ],
  });
}
