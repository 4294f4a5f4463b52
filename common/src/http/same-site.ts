import type { Request, RequestHandler } from 'express';
import { HttpError } from './errors.js';

/** Methods that change nothing, whoever makes a browser use them. */
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

export const changesSomething = ({ method }: Pick<Request, 'method'>): boolean => !SAFE.includes(method);

/**
 * Refuses what another site has made a visitor's browser send, also where a browser does not heed the cookie's SameSite.
 * A browser says where a request that changes something comes from; whoever says nothing is none, and has no cookie that
 * somebody else could use.
 */
export const refuseForeign: RequestHandler = (request, _response, next) => {
  if (changesSomething(request) && isForeign(request)) {
    throw new HttpError(403, 'This request came from another site');
  }
  next();
};

/** By the most exact of the headers that are there. https://owasp.org/www-community/attacks/csrf */
function isForeign(request: Request): boolean {
  const from = request.get('origin') ?? request.get('referer');
  // By host, as whoever ends TLS further out may not say so; `null` is a page that hides where it comes from.
  if (from !== undefined) return !URL.canParse(from) || new URL(from).host !== request.host?.toLowerCase();
  const site = request.get('sec-fetch-site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
