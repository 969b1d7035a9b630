// What stands between the bot and the server: refuses as PgBouncer does what it does not know at the start of a
// connection, is not open yet, or cuts all connections.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** PgBouncer knows these, and refuses all others unless its ignore_startup_parameters names them. */
const KNOWN = new Set(['user', 'database', 'client_encoding', 'application_name', 'TimeZone', 'timezone', 'DateStyle']);

export async function createPooler({
  to,
  takesLimits = true,
  isOpen = true,
}: {
  to: string;
  takesLimits?: boolean;
  isOpen?: boolean;
}) {
  const target = new URL(to);
  const sockets = new Set<Socket>();
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    return socket;
  };
  const server = createServer((client) => {
    track(client).once('data', (first: Buffer) => {
      const refused = takesLimits ? undefined : namesIn(first).find((name) => !KNOWN.has(name));
      if (refused) return client.end(refusalOf(refused));
      const upstream = track(connect(Number(target.port), target.hostname));
      upstream.write(first);
      client.pipe(upstream).pipe(client);
      upstream.on('close', () => client.destroy());
      client.on('close', () => upstream.destroy());
    });
  });
  // A port of its own, also while nobody listens on it.
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const close = () => new Promise((done) => server.close(done));
  if (!isOpen) await close();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    cut();
    server.close();
  });
  const url = Object.assign(new URL(to), { host: `127.0.0.1:${port}` }).href;
  return { url, cut, open: () => void server.listen(port, '127.0.0.1') };
}

/** A start-up message: length, version, then names and values. */
function namesIn(message: Buffer): string[] {
  const words = message.toString('utf8', 8).split('\0').slice(0, -2);
  return words.filter((_word, index) => index % 2 === 0);
}

function refusalOf(name: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C08P01\0Munsupported startup parameter: ${name}\0\0`);
  const head = Buffer.from('E0000');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
