import { endSession, signedIn } from '@ticketing/common';
import type { Request } from 'express';
import type { Users } from '../models/users.js';
import { beginSession, type SessionParts } from './begin-session.js';

/**
 * Ends every session of whoever asks and begins another in this browser: what it takes to sign in is different now.
 * @param passwordHash as it was when the request was let in. @returns false when the password was changed since, so
 * that whoever changed it has shut this browser out: it gets no session.
 */
export async function replaceSessions(
  request: Request,
  passwordHash: string | undefined,
  { users, ...parts }: SessionParts & { users: Users },
): Promise<boolean> {
  const { id, email } = signedIn(request);
  await parts.sessions.endAll(id);
  const session = await beginSession(request, { id, email }, parts);
  if ((await users.passwordHashOf(id)) === passwordHash) return true;
  await parts.sessions.end(session.id, id);
  endSession(request);
  return false;
}
