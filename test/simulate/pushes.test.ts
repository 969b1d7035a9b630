// What of the ledger went out in which push, and what that comes to.
import { expect, test } from 'vitest';
import { countByKind, createPushCounter, explain, type Row, type Sent } from '../../scripts/simulate/pushes.ts';
import { countArrivals, wantedOf } from '../../scripts/simulate/wanted.ts';
import type { MessageKind } from '../../src/messages/kinds.ts';
import type { LineMessage } from '../../src/playground/line/line.ts';

const at = (minute: number) => Temporal.Instant.from('2027-05-01T08:00:00Z').add({ minutes: minute });

const row = (kind: MessageKind, minute: number, change: Partial<Row> = {}): Row => ({
  ...{ kind, seminarId: 's', personId: 'p', status: 'sent', lineOnly: 'U1', platform: 'line', address: 'U1' },
  ...{ plannedAt: at(minute), sentAt: at(minute), lastError: null, ...change },
});
const push = (minute: number, to = 'U1'): Sent => ({ at: at(minute).toString(), via: 'push', to });

const counts = (sent: Sent[], rows: Row[]) =>
  Object.fromEntries(
    countByKind(rows, explain(sent, rows)).map(({ kind, pushes, along, free, dropped }) => [
      kind,
      [pushes, along, free, dropped],
    ]),
  );

test('two rows in two pushes cost two, in one push one, with a reply none', () => {
  const rows = [row('survey', 1), row('materials', 1)];
  expect(counts([push(1), push(1)], rows)).toEqual({ materials: [1, 0, 0, 0], survey: [1, 0, 0, 0] });
  expect(counts([push(1)], rows)).toEqual({ materials: [1, 0, 0, 0], survey: [0, 1, 0, 0] });
  expect(counts([], rows)).toEqual({ materials: [0, 0, 1, 0], survey: [0, 0, 1, 0] });
});

test('what is urgent names the push that others go along with', () => {
  const rows = [row('day-before', 1), row('changed', 1)];
  expect(counts([push(1)], rows)).toEqual({ changed: [1, 0, 0, 0], 'day-before': [0, 1, 0, 0] });
});

test('another’s push, or one of another time, explains nothing', () => {
  const rows = [row('soon', 1)];
  const explained = explain([push(1, 'U2'), push(2)], rows);
  expect(explained.unknown).toHaveLength(2);
  expect(explained.free).toEqual(rows);
});

test('what was let go is counted as owed, and no push', () => {
  const dropped = row('soon', 1, { status: 'dropped', sentAt: null, platform: null, address: null });
  expect(counts([], [dropped])).toEqual({ soon: [0, 0, 0, 1] });
});

test('a multicast counts once a member, a reply or a refused push nothing', () => {
  const counter = createPushCounter();
  const call = { id: 1, at: at(1).toString(), platform: 'line', direction: 'call', response: {} } as const;
  const note = (path: string, status: number, to: unknown) =>
    counter.note({ ...call, name: `POST /v2/bot/message/${path}`, status, request: { to } });
  note('multicast', 200, ['U1', 'U2', 'U1']);
  note('push', 200, 'U3');
  note('push', 429, 'U4');
  note('reply', 200, undefined);
  expect(counter.sent.map(({ to }) => to)).toEqual(['U1', 'U2', 'U3']);
});

test('what has to arrive is looked for in the chat: in time, with a reply, late or lost', () => {
  const said = (minute: number, via: LineMessage['via'], text = '夜学①'): LineMessage => ({
    ...{ id: `${minute}`, from: 'bot', at: at(minute).toString(), message: { type: 'text', text }, via },
  });
  const wanted = [wantedOf('seat', at(0), { address: 'U1', title: '夜学①' })];
  const endsAs = (...chat: LineMessage[]) => {
    const seat = countArrivals(wanted, () => chat).find(({ what }) => what === 'seat');
    return [seat?.pushed, seat?.replied, seat?.late, seat?.lost];
  };
  expect(endsAs(said(1, 'push'))).toEqual([1, 0, 0, 0]);
  expect(endsAs(said(1, 'reply'))).toEqual([0, 1, 0, 0]);
  expect(endsAs(said(30, 'push'))).toEqual([0, 0, 1, 0]);
  expect(endsAs(said(1, 'push', '夜学②'))).toEqual([0, 0, 0, 1]);
});
