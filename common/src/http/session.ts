import { createSecretKey } from 'node:crypto';
import cookieSession from 'cookie-session';
import type { Request, RequestHandler } from 'express';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { notAuthorized } from './errors.js';

/** Who is signed in, as the session's token says. */
export interface CurrentUser {
  id: string;
  email: string;
}

/** How long a sign-in lasts, in seconds. */
export const SESSION_SECONDS = 12 * 60 * 60;

const ALGORITHM = 'HS256';
const claims = z.object({ id: z.string().regex(/^[0-9a-f]{24}$/), email: z.string() });

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
  cookieSession({
    name: 'session',
    signed: false,
    httpOnly: true,
    sameSite: 'lax',
    maxAge: SESSION_SECONDS * 1000,
  });

/** Of a key that is text the library would find out by failing that it is not a public one, for every request anew. */
const secretOf = (key: string) => createSecretKey(Buffer.from(key));

export const signToken = ({ id, email }: CurrentUser, key: string): string =>
  jwt.sign({ id, email }, secretOf(key), { algorithm: ALGORITHM, expiresIn: SESSION_SECONDS });

/** Whom a token speaks of; undefined when it is forged, expired, of another algorithm or not a token. */
export function verifyToken(token: unknown, key: string): CurrentUser | undefined {
  if (typeof token !== 'string') return undefined;
  try {
    return claims.parse(jwt.verify(token, secretOf(key), { algorithms: [ALGORITHM] }));
  } catch {
    return undefined;
  }
}

/** Signs the visitor in: the answer carries the session cookie. */
export function beginSession(request: Request, user: CurrentUser, jwtKey: string): void {
  request.session = { jwt: signToken(user, jwtKey) };
}

/** Signs the visitor out: the answer takes the cookie back. */
export function endSession(request: Request): void {
  request.session = null;
}

/** Sets `request.currentUser` where a valid session is presented. */
export const currentUser =
  (jwtKey: string): RequestHandler =>
  (request, _response, next) => {
    request.currentUser = verifyToken(request.session?.jwt, jwtKey);
    next();
  };

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
