// What every answer tells the browser: run nothing, frame nothing, keep nothing, tell nobody the address.
import type { MiddlewareHandler } from 'hono';

export const securityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export const setSecurityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  // A page that may do more has said so.
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', securityPolicy);
  headers.set('x-content-type-options', 'nosniff');
  // The address holds the token.
  headers.set('referrer-policy', 'no-referrer');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
};
