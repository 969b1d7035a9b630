// The page's scripts and styles, served as the files they are.
import { readFile } from 'node:fs/promises';
import type { Hono } from 'hono';

const scripts = [
  'main',
  'acts',
  'chat-boxes',
  'commands',
  'dialogs',
  'form-values',
  'head',
  'message-lists',
  'modal',
  'news',
  'patch',
  'places',
  'refresh',
  'toast',
  'tours',
  'traffic',
];
const styles = ['base', 'top', 'guide', 'slack', 'slack-blocks', 'dialogs', 'line', 'flex', 'traffic'];

export const scriptUrl = '/playground/client/main.js';
export const styleUrls = styles.map((name) => `/playground/styles/${name}.css`);

const files = new Map([
  ...scripts.map((name): [string, string] => [`/playground/client/${name}.js`, 'text/javascript; charset=utf-8']),
  ...styleUrls.map((url): [string, string] => [url, 'text/css; charset=utf-8']),
]);

export function serveAssets(app: Hono): void {
  for (const [url, type] of files) {
    const file = new URL(url.replace('/playground/', './'), import.meta.url);
    app.get(url, async (c) => c.body(await readFile(file), 200, { 'content-type': type, 'cache-control': 'no-cache' }));
  }
}
