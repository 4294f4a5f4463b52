import type { IncomingMessage } from 'node:http';

/** The longest body that is kept, in bytes: the services take no longer one. */
const LIMIT = 64 * 1024;

/**
 * The body of a request, so that it can be sent once more. Resolves to undefined where there is none, where it is too
 * long to be kept, and where its length is not told: such a request is passed on as it comes.
 */
export async function readSmallBody(req: IncomingMessage): Promise<Buffer | undefined> {
  const length = Number(req.headers['content-length'] ?? 0);
  if (!(length > 0 && length <= LIMIT)) return undefined;
  const pieces: Buffer[] = [];
  for await (const piece of req) pieces.push(piece);
  return Buffer.concat(pieces);
}
