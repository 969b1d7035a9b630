// The Messaging API as one HTTP app: every route behind the same gate; anything else is not found.
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { type ApiApp, answer, type Gate, notFound, type Route, serveRoutes } from './endpoint.ts';

export function createMessagingApi({ routes, gate }: { routes: readonly Route[]; gate: Gate }): ApiApp {
  const app: ApiApp = new Hono<{ Bindings: HttpBindings }>();
  serveRoutes(app, routes, gate);
  app.all('*', (context) => answer(context, gate, notFound));
  return app;
}
