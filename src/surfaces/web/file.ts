// A file to be downloaded, under its own name.
import type { Context } from 'hono';

export function sendFile(
  context: Context,
  { fileName, contentType, body }: { fileName: string; contentType: string; body: string | Uint8Array<ArrayBuffer> },
): Response {
  return context.body(body, 200, { 'content-type': contentType, 'content-disposition': attachmentOf(fileName) });
}

/** The name twice: plain for old clients, and whole. */
function attachmentOf(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]+/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, escapeByte)}`;
}

const escapeByte = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
