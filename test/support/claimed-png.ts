// The first bytes of a PNG, which claim a size with little behind them.
import { crc32, deflateSync } from 'node:zlib';

export const chunkOf = (type: string, data: Buffer): Buffer =>
  Buffer.concat([
    uint32(data.length),
    Buffer.from(type),
    data,
    uint32(crc32(Buffer.concat([Buffer.from(type), data]))),
  ]);

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export const claimedPng = (width: number, height: number): Buffer =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunkOf('IHDR', Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 6, 0, 0, 0])])),
    chunkOf('IDAT', deflateSync(Buffer.alloc(100))),
  ]);
