import { endSession, signedIn } from '@ticketing/common';
import type { Request } from 'express';
import type { Links } from '../models/links.js';
import type { Users } from '../models/users.js';
import { beginSession, type SessionParts } from './begin-session.js';
import { lockOut } from './lock-out.js';

interface Dependencies extends SessionParts {
  users: Users;
  links: Links;
}

/**
 * Ends every session of whoever asks, and every link, and begins another session in this browser: what it takes to sign
 * in changes, which is to shut out whoever has learned the password.
 * @param passwordHash as it was when the request was let in. @returns false when the password was changed since, so
 * that whoever changed it has shut this browser out: it gets no session.
 */
export async function replaceSessions(
  request: Request,
  passwordHash: string | undefined,
  { users, links, ...parts }: Dependencies,
): Promise<boolean> {
  const { id, email } = signedIn(request);
  await lockOut(id, { ...parts, links });
  const session = await beginSession(request, { id, email }, parts);
  if ((await users.passwordHashOf(id)) === passwordHash) return true;
  await parts.sessions.end(session.id, id);
  endSession(request);
  return false;
}
