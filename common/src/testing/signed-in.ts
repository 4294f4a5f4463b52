import { type Account, type CurrentUser, readToken, signToken } from '../http/session.js';
import { newId } from '../mongo/new-id.js';
import { testJwtKey } from './test-config.js';

/** Whatever a test's clock shows, its sessions go on. */
const NEVER = new Date('2999-01-01T00:00:00Z');

/** The token of a signed-in user, as auth would have made it. */
export const tokenOf = (user: Account, key = testJwtKey, sessionId = newId()): string =>
  signToken({ id: sessionId, user, expiresAt: NEVER }, key, new Date());

/** Whom a token speaks of, as the services see it; undefined when it is nobody's. */
export const verifyToken = (token: unknown, key: string, now: Date): CurrentUser | undefined =>
  typeof token === 'string' ? readToken(token, key, now)?.user : undefined;

/** The cookie header of a signed-in user, as auth would have given it. */
export function cookieOf(id: string, email = 'someone@example.com', sessionId = newId()): string {
  return cookieWith(tokenOf({ id, email }, testJwtKey, sessionId));
}

/** A session cookie that holds that token, good or bad. */
export function cookieWith(token: unknown): string {
  return `session=${Buffer.from(JSON.stringify({ jwt: token })).toString('base64')}`;
}
