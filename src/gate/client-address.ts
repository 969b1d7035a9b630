// Whose request it is: the connection's address, or what a proxy we trust says. Pure.
import { BlockList, isIP } from 'node:net';

/** Addresses and ranges, e.g. 127.0.0.1, 10.0.0.0/8, fd00::/8. Throws on anything else. */
export function createProxyList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    const version = isIP(address);
    const longest = version === 4 ? 32 : 128;
    const prefix = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
    if (version === 0 || !(prefix >= 0 && prefix <= longest)) throw new Error(`${entry} is no address and no range`);
    list.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/**
 * `forwarded`: the header X-Forwarded-For. Each proxy adds whom it heard from at the end, so that it is read from there,
 * as far as the speaker is trusted: what a client wrote into it itself counts for nothing.
 */
export function clientAddress({
  remote,
  forwarded,
  proxies,
}: {
  remote: string | undefined;
  forwarded: string | undefined;
  proxies: BlockList;
}): string {
  let address = plain(remote ?? '') ?? 'unknown';
  for (const said of (forwarded ?? '').split(',').reverse()) {
    if (!isTrusted(address, proxies)) break;
    const before = plain(said.trim());
    if (!before) break;
    address = before;
  }
  return keyOf(address);
}

function isTrusted(address: string, proxies: BlockList): boolean {
  const version = isIP(address);
  return version !== 0 && proxies.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** Without a port, brackets or a zone; IPv4 as IPv4. Undefined: no address. */
function plain(text: string): string | undefined {
  const bare = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text;
  const address = bare.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) === 0 ? undefined : address;
}

/** One customer's IPv6 network has 2^64 addresses: it counts as one. */
function keyOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const [before, after] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const groups = [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
