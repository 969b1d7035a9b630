// Pictures by their signed addresses, for platforms, people's apps and our own pages. Nobody lists them.
import { type Context, Hono } from 'hono';
import type { Bot, LinkTarget } from '../bot.ts';

type Keep = Extract<LinkTarget, { kind: 'picture' }>['keep'];

/** Its address names what it shows: it never shows anything else, unless what it was made for was edited. */
const caching: Record<Keep, string> = {
  for_long: 'public, max-age=31536000, immutable',
  briefly: 'public, max-age=300',
  alone: 'private, max-age=300',
};

export function createPictureRoutes(bot: Pick<Bot, 'readLink'>): Hono {
  const app = new Hono();
  app.get('/:use{picture|preview}/:file{[^/]+\\.png}', async (context) => {
    const { use, file } = context.req.param();
    const target = await bot.readLink(file.slice(0, -'.png'.length), use as 'picture' | 'preview');
    return show(context, target);
  });
  return app;
}

function show(context: Context, target: LinkTarget): Response {
  context.header('x-robots-tag', 'noindex');
  if (target.kind === 'no_picture') return context.body(null, 503, { 'retry-after': '10' });
  if (target.kind !== 'picture') return context.body(null, 404);
  return context.body(target.png, 200, { 'content-type': 'image/png', 'cache-control': caching[target.keep] });
}
