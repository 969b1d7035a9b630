// The bench's reading of what the bot says to PostgreSQL, and of what HTTP servers answer.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFrontendReader } from '../../scripts/bench/frontend-messages.ts';
import { beginningOf, markLocked, statementsOfTap } from '../../scripts/bench/statements.ts';
import { postRequest, readAnswer } from '../../scripts/bench/wire.ts';

const text = (...words: string[]) => Buffer.from(words.map((word) => `${word}\0`).join(''));

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(type.length + 4);
  head.write(type);
  head.writeInt32BE(body.length + 4, type.length);
  return Buffer.concat([head, body]);
}

const number = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const asksToEncrypt = message('', number(80877103));
const startUp = message('', Buffer.concat([number(196608), text('user', 'bench', '')]));
const parse = (name: string, sql: string) => message('P', Buffer.concat([text(name, sql), Buffer.alloc(2)]));
const bind = (name: string) => message('B', Buffer.concat([text('', name), Buffer.alloc(6)]));
const execute = message('E', Buffer.concat([text(''), number(0)]));
const simple = (sql: string) => message('Q', text(sql));
const sync = message('S', Buffer.alloc(0));

const conversation = Buffer.concat([
  ...[asksToEncrypt, startUp, message('p', text('secret')), simple('begin')],
  ...[parse('s1', 'select 1 -- 参加'), message('D', text('Ss1')), sync, bind('s1'), execute, sync],
  ...[bind('s1'), execute, sync, bind('of-before'), execute, sync],
  ...[parse('', 'select 2'), bind(''), execute, parse('', 'select 3'), bind(''), execute, sync, simple('commit')],
]);

const said = [
  { text: 'begin', isParsed: true },
  { text: 'select 1 -- 参加', isParsed: true },
  { text: 'select 1 -- 参加', isParsed: false },
  { text: '(a statement prepared before)', isParsed: false },
  { text: 'select 2', isParsed: true },
  { text: 'select 3', isParsed: true },
  { text: 'commit', isParsed: true },
];

test('each statement that is run is read once, prepared or not, however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: conversation.length })), (cuts) => {
      const reader = createFrontendReader();
      const edges = [0, ...cuts.toSorted((one, other) => one - other), conversation.length];
      const pieces = edges.slice(1).map((edge, index) => conversation.subarray(edges[index], edge));
      expect(pieces.flatMap((piece) => reader.read(piece))).toEqual(said);
    }),
  );
});

const run = (connection: number, statement: string) => ({ text: statement, connection, isParsed: true, at: 0 });
const lock = 'select "id"\n from "seminars" where "id" = $1 for update';

test('a seminar is locked from the statement that locks it to the end of that transaction, and nowhere else', () => {
  const statements = [
    ...[run(1, 'begin'), run(1, lock), run(2, 'select 1'), run(1, 'insert into rsvps'), run(1, 'commit')],
    ...[run(1, 'select 2'), run(2, 'begin'), run(2, 'update "seminars" set "revision" = 2'), run(2, 'rollback')],
    ...[run(2, 'select "id" from "rsvps" for update'), run(2, 'select "id" from "seminars"')],
  ];
  expect(markLocked(statements).map(({ isLocked }) => isLocked)).toEqual([
    ...[false, true, false, true, true],
    ...[false, false, true, true],
    ...[false, false],
  ]);
});

test('a tap’s statements are those of the tap with the fewest, without what runs while nobody taps', () => {
  const tap = [run(1, 'begin'), run(1, lock), run(9, 'fetch a job'), run(1, 'commit')];
  const disturbed = [...tap, run(9, 'finish a job')];
  const { statements, locked, parsed } = statementsOfTap([disturbed, tap, disturbed], [run(9, 'fetch a job')]);
  expect(statements.map((statement) => statement.text)).toEqual(['begin', lock, 'commit']);
  expect({ locked, parsed }).toEqual({ locked: 2, parsed: 3 });
  expect(statementsOfTap([], []).statements).toEqual([]);
});

test('a transaction’s beginning and end count where something of the tap is in it, also when others begin and end alike', () => {
  const idle = [run(9, 'begin'), run(9, 'look for what is due'), run(9, 'commit')];
  const tap = [run(1, 'begin'), run(9, 'begin'), run(1, lock), run(9, 'look for what is due'), run(9, 'commit')];
  const { statements, locked } = statementsOfTap([[...tap, run(1, 'commit'), ...idle]], idle);
  expect(statements).toEqual(
    [run(1, 'begin'), run(1, lock), run(1, 'commit')].map((each) => expect.objectContaining(each)),
  );
  expect(locked).toBe(2);
});

test('of taps with as many statements, the one that had them prepared already is shown', () => {
  const [first, later] = [true, false].map((isParsed) => [{ ...run(1, 'select 1'), isParsed }]);
  expect(statementsOfTap([first ?? [], later ?? []], []).parsed).toBe(0);
});

test('the beginning of a long statement shows its table rather than its columns', () => {
  const columns = Array.from({ length: 40 }, (_, n) => `"column_${n}"`).join(', ');
  expect(beginningOf('select  1\n from\tdual')).toBe('select 1 from dual');
  expect(beginningOf(`select ${columns} from "rsvps" where "id" = $1`)).toBe('select … from "rsvps" where "id" = $1');
  expect(beginningOf(`insert into "rsvps" (${columns}) values ($1)`)).toMatch(/^insert into "rsvps" …/);
  expect(beginningOf('x'.repeat(500), 100)).toHaveLength(100);
});

test('an answer is whole when as much has come as it says, in one piece or in chunks', () => {
  const plain = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello';
  const chunked = 'HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n0\r\n\r\n';
  const empty = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
  for (const [answer, found] of [
    [plain, { status: 200, isKept: true }],
    [chunked, { status: 503, isKept: false }],
    [empty, { status: 200, isKept: true }],
  ] as const) {
    expect(readAnswer(answer)).toEqual(found);
    for (let length = 0; length < answer.length; length++) expect(readAnswer(answer.slice(0, length))).toBeUndefined();
  }
});

test('a request says how many bytes its body has, not how many letters', () => {
  const [head = '', body] = postRequest('/path', { 'x-one': '1' }, '参加').toString().split('\r\n\r\n');
  expect(head.split('\r\n')).toEqual(['POST /path HTTP/1.1', 'host: 127.0.0.1', 'content-length: 6', 'x-one: 1']);
  expect(body).toBe('参加');
});
