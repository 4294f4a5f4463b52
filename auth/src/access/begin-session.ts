import { type Account, type Clock, giveSession, type Session } from '@ticketing/common';
import type { Request } from 'express';
import type { Sessions } from '../models/sessions.js';

export interface SessionParts {
  sessions: Sessions;
  jwtKey: string;
  clock: Clock;
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
  return session;
}
