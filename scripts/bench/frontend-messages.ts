// Reads what a client says to PostgreSQL, message by message, and tells which statements it has run. Knows the protocol
// (version 3) and nothing of sockets.

export interface Statement {
  text: string;
  /** Sent with it to be parsed, in this very turn. */
  isParsed: boolean;
}

export interface FrontendReader {
  /** What was run, in the order in which it was asked. */
  read(chunk: Buffer): Statement[];
}

/** Codes that stand where a version would, at a connection's start. */
const START_REQUESTS = new Set([80877103, 80877104]);

export function createFrontendReader(): FrontendReader {
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;
  /** Prepared statements by name, portals by name. */
  const prepared = new Map<string, Statement>();
  const bound = new Map<string, Statement>();
  const unknown: Statement = { text: '(a statement prepared before)', isParsed: false };

  const run = (type: string, body: Buffer): Statement[] => {
    switch (type) {
      case 'Q':
        return [{ text: cString(body, 0).text, isParsed: true }];
      case 'P': {
        const name = cString(body, 0);
        prepared.set(name.text, { text: cString(body, name.end).text, isParsed: true });
        return [];
      }
      case 'B': {
        const portal = cString(body, 0);
        bound.set(portal.text, prepared.get(cString(body, portal.end).text) ?? unknown);
        return [];
      }
      case 'E': {
        const statement = bound.get(cString(body, 0).text) ?? unknown;
        const asRun = { ...statement };
        statement.isParsed = false;
        return [asRun];
      }
      default:
        return [];
    }
  };

  return {
    read(chunk) {
      rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const found: Statement[] = [];
      for (;;) {
        // Only the very first message has no letter before its length.
        const head = isStarted ? 1 : 0;
        if (rest.length < head + 4) return found;
        const end = head + rest.readInt32BE(head);
        if (rest.length < end) return found;
        if (isStarted) found.push(...run(String.fromCharCode(rest[0] ?? 0), rest.subarray(5, end)));
        else isStarted = !START_REQUESTS.has(rest.readInt32BE(4));
        rest = rest.subarray(end);
      }
    },
  };
}

function cString(bytes: Buffer, from: number): { text: string; end: number } {
  const end = bytes.indexOf(0, from);
  return { text: bytes.toString('utf8', from, end), end: end + 1 };
}
