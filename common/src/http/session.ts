import { createSecretKey } from 'node:crypto';
import cookieSession from 'cookie-session';
import type { Request, RequestHandler } from 'express';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import type { Clock } from '../process/clock.js';
import { createRecent } from '../process/recent.js';
import { notAuthorized } from './errors.js';
import type { IsEnded } from './session-check.js';

export interface Account {
  id: string;
  email: string;
}

/** Who is signed in, as the session's token says. */
export interface CurrentUser extends Account {
  sessionId: string;
  /** When the token was made. */
  since: Date;
}

/** What a token is made of. */
export interface Session {
  id: string;
  user: Account;
  /** When its token becomes invalid. */
  expiresAt: Date;
}

const ALGORITHM = 'HS256';
const id = z.string().regex(/^[0-9a-f]{24}$/);
const claims = z.object({ id, email: z.string(), sid: id, iat: z.int(), exp: z.int() });

declare global {
  namespace Express {
    interface Request {
      currentUser?: CurrentUser | undefined;
    }
  }
}

/**
 * The session cookie, which holds the token. It is Secure wherever the visitor came by TLS (through an ingress:
 * X-Forwarded-Proto) and so still works on http://localhost. The token is what is verified, so it needs no signature.
 */
export const sessionCookie = (): RequestHandler =>
  cookieSession({ name: 'session', signed: false, httpOnly: true, sameSite: 'lax' });

/** Of a key that is text the library would find out by failing that it is not a public one, for every request anew. */
const secretOf = (key: string) => createSecretKey(Buffer.from(key));

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

export function signToken({ id, user, expiresAt }: Session, key: string, now: Date): string {
  const payload = { id: user.id, email: user.email, sid: id, iat: seconds(now), exp: seconds(expiresAt) };
  return jwt.sign(payload, secretOf(key), { algorithm: ALGORITHM });
}

/** What a valid token says. */
interface Reading {
  user: CurrentUser;
  /** Seconds since 1970. */
  exp: number;
}

/** @returns undefined when the token is forged, expired, of another algorithm or not a token. */
export function readToken(token: string, key: string, now: Date): Reading | undefined {
  try {
    const options: jwt.VerifyOptions = { algorithms: [ALGORITHM], clockTimestamp: seconds(now) };
    const { id, email, sid, iat, exp } = claims.parse(jwt.verify(token, secretOf(key), options));
    return { user: { id, email, sessionId: sid, since: new Date(iat * 1000) }, exp };
  } catch {
    return undefined;
  }
}

/** Signs the visitor in, or goes on with the session: the answer carries the cookie. */
export function giveSession(request: Request, session: Session, jwtKey: string, now: Date): void {
  request.session = { jwt: signToken(session, jwtKey, now) };
  request.sessionOptions.maxAge = session.expiresAt.getTime() - now.getTime();
}

/** Signs the visitor out: the answer takes the cookie back. */
export function endSession(request: Request): void {
  request.session = null;
}

export interface SessionCheck {
  jwtKey: string;
  /** Tokens of this key are taken as well, so that a change of the key signs nobody out. */
  previousJwtKey: string | undefined;
  isEnded: IsEnded;
  clock: Clock;
}

/** Tokens that are remembered, of about 500 bytes each, and for how long, in milliseconds. */
const REMEMBERED = { most: 10_000, freshFor: 60_000 };

/** Reads tokens; of one that was valid a moment ago it only looks again whether it still is. */
function createReader({ jwtKey, previousJwtKey, clock }: SessionCheck) {
  const valid = createRecent<Reading>(clock, REMEMBERED);
  return (token: string): CurrentUser | undefined => {
    const now = clock.now();
    const known = valid.get(token);
    if (known) return seconds(now) < known.exp ? known.user : undefined;
    const reading =
      readToken(token, jwtKey, now) ??
      (previousJwtKey === undefined ? undefined : readToken(token, previousJwtKey, now));
    if (reading) valid.set(token, reading);
    return reading?.user;
  };
}

/** Sets `request.currentUser` where a valid session is presented that has not ended. */
export function currentUser(check: SessionCheck): RequestHandler {
  const read = createReader(check);
  return async (request, _response, next) => {
    const token: unknown = request.session?.jwt;
    const user = typeof token === 'string' ? read(token) : undefined;
    request.currentUser = user && !(await check.isEnded(user.sessionId)) ? user : undefined;
    next();
  };
}

/** The signed-in user. @throws {HttpError} 401 when there is none. */
export function signedIn(request: Request): CurrentUser {
  if (!request.currentUser) throw notAuthorized();
  return request.currentUser;
}

/** Refuses visitors who are not signed in, before anything of the request is looked at. */
export const requireSignIn: RequestHandler = (request, _response, next) => {
  signedIn(request);
  next();
};

/** What is answered is for the one who asked: nobody else's cache may keep it, and nobody's at all once it is personal. */
export const keepPrivate: RequestHandler = (request, response, next) => {
  response.set('Cache-Control', request.currentUser ? 'no-store' : 'private, no-cache');
  next();
};
