import { type AddressInfo, connect, createServer, type Server } from 'node:net';

/** Stands between clients and PostgreSQL and writes down every statement that they run, whichever library sends it. */
export interface Wire {
  readonly url: string;
  /** The statements since the last call, in the order in which they were sent. */
  taken(): readonly string[];
  close(): Promise<void>;
}

/** What clients ask a new connection by themselves: knex, postgres.js, Sequelize, TypeORM, Slonik. */
const noise =
  /^(select version\(\);?$|select b\.oid, b\.typarray|show |set |discard all|select (\* from )?(current_schema|current_database)|begin|commit)/i;

/** Opens a wire to the database at `url`. */
export async function openWire(url: string): Promise<Wire> {
  const { hostname, port } = new URL(url);
  let statements: string[] = [];
  const server = createServer((client) => {
    const database = connect(Number(port), hostname);
    client.on(
      'data',
      createReader((sql) => noise.test(sql.trim()) || statements.push(sql)),
    );
    client.pipe(database).pipe(client);
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const)
      socket.on('error', () => other.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = new URL(url);
  own.port = String((server.address() as AddressInfo).port);
  return {
    url: own.href,
    taken() {
      const all = statements;
      statements = [];
      return all;
    },
    close: () => closed(server),
  };
}

/**
 * Reads a client's side of the protocol (https://www.postgresql.org/docs/18/protocol-message-formats.html) and reports the SQL of
 * every Query (`Q`) and Execute (`E`); an Execute names a portal, which Bind (`B`) made of a statement, which Parse (`P`) brought.
 */
function createReader(report: (sql: string) => void): (chunk: Buffer) => void {
  const parsed = new Map<string, string>();
  const bound = new Map<string, string>();
  let rest: Buffer = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    // The first message has no type, only a length.
    for (let type = started ? 1 : 0; rest.length >= type + 4; type = 1) {
      const end = type + rest.readInt32BE(type);
      if (rest.length < end) return;
      const [first = '', second = ''] = rest.toString('utf8', type + 4, end).split('\0');
      const kind = started ? String.fromCharCode(rest[0]!) : 'startup';
      if (kind === 'Q') report(first);
      if (kind === 'P') parsed.set(first, second);
      if (kind === 'B') bound.set(first, parsed.get(second) ?? '');
      if (kind === 'E') report(bound.get(first) ?? '');
      started = true;
      rest = rest.subarray(end);
    }
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
