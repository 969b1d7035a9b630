// Whether pictures can be fetched from an address by the platforms' servers and by people's phones. Pure.
import { isIP } from 'node:net';

/** LINE takes https alone; what names this machine or this house is nobody else's. */
export function isPublicAddress(url: string | undefined): boolean {
  if (!url || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const isName = isIP(hostname.replace(/^\[|\]$/g, '')) === 0 && hostname.includes('.');
  return protocol === 'https:' && isName && !/\.(local|localhost|internal|lan|home\.arpa)$/i.test(hostname);
}
