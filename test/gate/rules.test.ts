import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createByteBudget } from '../../src/gate/byte-budget.ts';
import { clientAddress, createProxyList } from '../../src/gate/client-address.ts';
import { createRefusals } from '../../src/gate/refusals.ts';
import { at } from '../support/seminar-fixture.ts';

describe('whose request it is', () => {
  const proxies = createProxyList(['127.0.0.1', '::1', '10.0.0.0/8', 'fd00::/8']);
  test.each([
    ['the connection’s, without a proxy', '203.0.113.9', undefined, '203.0.113.9'],
    ['the connection’s, whatever it says of itself', '203.0.113.9', '1.2.3.4', '203.0.113.9'],
    ['what our proxy heard', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['the last that is no proxy of ours', '127.0.0.1', '1.2.3.4, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['of an IPv4 in IPv6’s clothes', '::ffff:127.0.0.1', '::ffff:203.0.113.9', '203.0.113.9'],
    ['without its port', '127.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
    ['the proxy’s, when it says nothing that is an address', '127.0.0.1', 'unknown', '127.0.0.1'],
    ['one network of IPv6', '::1', '[2001:db8:1:2:3:4:5:6]:80', '2001:db8:1:2::/64'],
    ['one network of IPv6, written short', 'fd00::1', '2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ])('is %s', (_what, remote, forwarded, expected) => {
    expect(clientAddress({ remote, forwarded, proxies })).toBe(expected);
  });

  test('is never what a client wrote, however long its header is', () => {
    const address = fc.ipV4();
    fc.assert(
      fc.property(fc.array(fc.oneof(address, fc.string())), (written) => {
        const forwarded = [...written, '203.0.113.9'].join(', ');
        expect(clientAddress({ remote: '127.0.0.1', forwarded, proxies })).toBe('203.0.113.9');
        expect(clientAddress({ remote: '203.0.113.9', forwarded, proxies: createProxyList([]) })).toBe('203.0.113.9');
      }),
    );
  });

  test.each(['x', '10.0.0.0/33', '10.0.0.0/', '::/129', '10.0.0/8', '1.2.3.4/-1'])('%s is no proxy', (entry) => {
    expect(() => createProxyList([entry])).toThrow(entry);
  });
});

describe('refusals of late', () => {
  test('are remembered for so many addresses and no more', () => {
    const refusals = createRefusals({ clock: { now: () => at('2026-12-03T18:00') } });
    for (let count = 0; count < 25_000; count += 1)
      refusals.note(`10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`);
    expect(refusals.size).toBe(10_000);
  });

  test('are forgiven with time, and a clock set back neither forgives nor locks out', () => {
    let now = at('2026-12-03T18:00');
    const refusals = createRefusals({ clock: { now: () => now } });
    for (let count = 0; count < 1000; count += 1) refusals.note('a');
    expect(refusals.waitOf('a')).toBe(1);
    expect(refusals.waitOf('b')).toBe(0);
    now = at('2026-12-03T17:00');
    expect(refusals.waitOf('a')).toBe(1);
    now = at('2026-12-03T17:00').add({ seconds: 1 });
    expect(refusals.waitOf('a')).toBe(0);
  });
});

test('no more bytes are held than there is room for, and all that were let go are given again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 30 }), async (sizes) => {
      const budget = createByteBudget(100);
      await Promise.all(
        sizes.map(async (bytes) => {
          const release = await budget.take(bytes, 60_000);
          expect(budget.held).toBeLessThanOrEqual(100);
          await Promise.resolve();
          release?.();
          release?.();
        }),
      );
      expect(budget.held).toBe(0);
    }),
  );
});

test('who finds no room in time is told so, and keeps nobody behind waiting', async () => {
  const budget = createByteBudget(100);
  const release = await budget.take(60, 60_000);
  const [large, small] = [budget.take(80, 1), budget.take(40, 60_000)];
  expect(await large).toBeUndefined();
  expect(await small).toBeTypeOf('function');
  release?.();
  expect(budget.held).toBe(40);
});

test('while somebody waits, the oldest that have had their time give place, one after the other, and no more than needed', async () => {
  const budget = createByteBudget(100, { heldMs: 0 });
  const gone: string[] = [];
  const enter = async (name: string, bytes: number) => {
    let release: (() => void) | undefined;
    release = await budget.take(bytes, 60_000, () => {
      gone.push(name);
      release?.();
    });
    return release;
  };
  for (const name of ['one', 'two', 'three']) await enter(name, 30);
  expect(gone).toEqual([]);
  expect(await enter('large', 50)).toBeTypeOf('function');
  expect(gone).toEqual(['one', 'two']);
  expect(budget.held).toBe(80);
});
