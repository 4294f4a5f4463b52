import type { IncomingMessage } from 'node:http';

/** The longest body that is kept, in bytes: the services take no longer one. */
const LIMIT = 64 * 1024;

/** A body whose length was not told, and that goes on and on. */
export class BodyTooLarge extends Error {}

/**
 * The body of a request, once all of it is there: of no bytes where there is none. Resolves to undefined where it says that
 * it is long: that is passed on as it comes, to a service that refuses it without reading it.
 * @throws {BodyTooLarge}
 */
export async function readSmallBody(req: IncomingMessage): Promise<Buffer | undefined> {
  const length = Number(req.headers['content-length'] ?? 0);
  const isOfUnknownLength = req.headers['transfer-encoding'] !== undefined;
  if (!isOfUnknownLength && length === 0) return Buffer.alloc(0);
  if (!isOfUnknownLength && !(length > 0 && length <= LIMIT)) return undefined;
  const pieces: Buffer[] = [];
  let size = 0;
  // Not by for await, which ends the connection when it is left: it still has to carry the answer.
  const source = req[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await source.next();
    if (done) return Buffer.concat(pieces);
    pieces.push(value);
    size += value.length;
    if (size > LIMIT) throw new BodyTooLarge();
  }
}
