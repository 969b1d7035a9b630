// The playground's page: the fake Slack beside the fake LINE, for people to tap. Knows nothing of the bot.
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Act, actSchema } from './acts.ts';
import { serveAssets } from './assets.ts';
import { createChanges, parts } from './changes.ts';
import { type PlaygroundPageOptions, viewerFrom } from './page-options.ts';
import { renderRegions } from './regions.ts';
import { ImpossibleAct, runAct } from './run-act.ts';
import { fromThisPageOnly } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { renderTrafficDetail } from './traffic-log.ts';
import { renderWholePage } from './whole-page.ts';

/** Serves `/` and everything under `/playground/`. Its stream of changes stays open as long as a browser looks. */
export function createPlaygroundPage(page: PlaygroundPageOptions): Hono {
  const app = new Hono();
  const changes = createChanges(page);
  let isAdvancing = false;

  const viewerOf = (c: Context) => viewerFrom(c.req.query(), page);

  async function advance({ to }: Extract<Act, { do: 'advance' }>): Promise<void> {
    if (isAdvancing) throw new ImpossibleAct('時計を進めているところです。少しお待ちください。');
    isAdvancing = true;
    changes.announce('clock');
    try {
      await page.advance(to);
    } finally {
      isAdvancing = false;
      changes.announce('clock');
    }
  }

  app.use('/', securityHeaders);
  app.use('/playground/*', securityHeaders);
  serveAssets(app);

  app.get('/', async (c) => {
    const viewer = viewerOf(c);
    const regions = await renderRegions(page, { viewer, parts, isAdvancing });
    return c.html(renderWholePage(page, viewer, regions), 200, { 'cache-control': 'no-store' });
  });

  app.get('/playground/regions', async (c) => {
    const asked = (c.req.query('parts') ?? '').split(' ');
    const viewer = viewerOf(c);
    const wanted = [...parts, 'log' as const].filter((part) => asked.includes(part));
    const regions = await renderRegions(page, { viewer, parts: wanted, isAdvancing });
    const texts = Object.entries(regions).map(([name, html]) => [name, String(html)]);
    return c.json({ viewer, regions: Object.fromEntries(texts) }, 200, { 'cache-control': 'no-store' });
  });

  app.get('/playground/changes', changes.stream);

  app.get('/playground/traffic/:id', (c) => {
    const entry = page.traffic.entries().find(({ id }) => String(id) === c.req.param('id'));
    return entry ? c.html(renderTrafficDetail(entry)) : c.json({ message: 'この通信の記録は、もうありません。' }, 404);
  });

  app.get('/playground/rich-menu/:id', (c) => {
    const picture = page.line.richMenuPicture(c.req.param('id'));
    if (!picture) return c.notFound();
    return c.body(new Uint8Array(picture.bytes), 200, { 'content-type': picture.type, 'cache-control': 'no-cache' });
  });

  app.post('/playground/act', fromThisPageOnly, bodyLimit({ maxSize: 256 * 1024 }), async (c) => {
    const given = actSchema.safeParse(await c.req.json().catch(() => undefined));
    if (!given.success) return c.json({ message: 'この操作は分かりませんでした。' }, 400);
    try {
      if (given.data.do !== 'advance') return c.json(await runAct(given.data, page));
      await advance(given.data);
      return c.json({});
    } catch (refusal) {
      if (refusal instanceof ImpossibleAct) return c.json({ message: refusal.message }, 409);
      throw refusal;
    }
  });

  return app;
}
