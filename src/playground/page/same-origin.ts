// Lets only the page itself post: JSON, from the same origin. Another site's form or script gets 403.
import type { MiddlewareHandler } from 'hono';

export const fromThisPageOnly: MiddlewareHandler = async (c, next) => {
  const isJson = /^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '');
  if (!isJson || !isSameOrigin(c.req.raw.headers, c.req.url))
    return c.json({ message: 'このページからの操作だけを受け付けます。' }, 403);
  await next();
};

/** Browsers leave Sec-Fetch-Site out on plain HTTP beyond loopback; every one of them sends Origin with a POST. */
function isSameOrigin(headers: Headers, url: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin') ?? '';
  return URL.canParse(origin) && new URL(origin).host === (headers.get('host') ?? new URL(url).host);
}
