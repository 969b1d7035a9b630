// HTTP/1.1 over kept connections, no more than the bench needs: Node's own client costs as much as an empty handler, and
// would be what is measured.
import { connect, type Socket } from 'node:net';

export interface Wire {
  /** Sends a whole request and resolves with the answer's status once all of the answer has come. */
  send(request: Buffer): Promise<number>;
  close(): void;
}

/** The server closes what is idle for five seconds, perhaps in the very moment of a request. */
const IDLE_MS = 2000;

export function openWire(port: number): Wire {
  const free: Line[] = [];
  const all = new Set<Line>();
  const open = (): Line => {
    const line = openLine(port, () => {
      all.delete(line);
      const index = free.indexOf(line);
      if (index >= 0) free.splice(index, 1);
    });
    all.add(line);
    return line;
  };
  const takeFresh = (): Line | undefined => {
    const line = free.pop();
    if (!line || performance.now() - line.freeSince < IDLE_MS) return line;
    // The others have waited for longer still.
    for (const old of [line, ...free.splice(0)]) old.close();
    return undefined;
  };
  return {
    async send(request) {
      const line = takeFresh() ?? open();
      const { status, isKept } = await line.ask(request);
      line.freeSince = performance.now();
      if (isKept) free.push(line);
      else line.close();
      return status;
    },
    close() {
      for (const line of all) line.close();
    },
  };
}

interface Line {
  freeSince: number;
  ask(request: Buffer): Promise<Answer>;
  close(): void;
}

function openLine(port: number, onClose: () => void): Line {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  let heard = '';
  let asking: PromiseWithResolvers<Answer> | undefined;
  let fault: Error | undefined;
  socket.setEncoding('latin1').on('data', (text) => {
    heard += text;
    const answer = readAnswer(heard);
    if (!answer || !asking) return;
    heard = '';
    asking.resolve(answer);
    asking = undefined;
  });
  socket.on('error', (error) => {
    fault = error;
  });
  socket.on('close', () => {
    onClose();
    asking?.reject(fault ?? new Error('the connection ended without an answer'));
  });
  return {
    freeSince: 0,
    ask(request) {
      asking = Promise.withResolvers();
      socket.write(request);
      return asking.promise;
    },
    close: () => socket.destroy(),
  };
}

interface Answer {
  status: number;
  isKept: boolean;
}

/** Undefined while it is not whole. */
export function readAnswer(heard: string): Answer | undefined {
  const end = heard.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = heard.slice(0, end).toLowerCase();
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  const isChunked = /\r\ntransfer-encoding: *chunked/.test(head);
  const body = heard.slice(end + 4);
  const isWhole = isChunked ? /(?:^|\r\n)0\r\n\r\n$/.test(body) : body.length >= Number(length ?? 0);
  if (!isWhole) return undefined;
  return { status: Number(head.slice(9, 12)), isKept: !/\r\nconnection: *close/.test(head) };
}

/** A POST as bytes. */
export function postRequest(path: string, headers: Record<string, string>, body: string): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = Buffer.byteLength(body);
  const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: ${length}\r\n`;
  return Buffer.from(`${head}${lines.join('')}\r\n${body}`);
}
