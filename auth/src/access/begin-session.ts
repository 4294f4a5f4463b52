import { type Account, type Clock, giveSession, type Logger, type Session } from '@ticketing/common';
import type { Request } from 'express';
import type { Sessions } from '../models/sessions.js';

export interface SessionParts {
  sessions: Sessions;
  jwtKey: string;
  clock: Clock;
  logger: Logger;
}

/** Signs the visitor in. The session that the same browser had until now is over: nobody would end it any more. */
export async function beginSession(
  request: Request,
  { id, email }: Account,
  { sessions, jwtKey, clock }: SessionParts,
): Promise<Session> {
  const { currentUser } = request;
  if (currentUser) await sessions.end(currentUser.sessionId, currentUser.id);
  const session = await sessions.begin({ id, email }, request.get('user-agent'));
  giveSession(request, session, jwtKey, clock.now());
  // The request's line in the log says whose it was.
  request.currentUser = { id, email, sessionId: session.id, since: clock.now() };
  return session;
}
