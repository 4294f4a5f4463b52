import { type Clock, endSession, giveSession } from '@ticketing/common';
import { Router } from 'express';
import { isRenewalDue } from '../domain/session.js';
import type { Sessions } from '../models/sessions.js';

interface Dependencies {
  sessions: Sessions;
  jwtKey: string;
  clock: Clock;
}

/** GET /api/users/currentuser: who is signed in, or null. Whoever asks now and then stays signed in. */
export const showCurrentUser = ({ sessions, jwtKey, clock }: Dependencies) =>
  Router().get('/api/users/currentuser', async (request, response) => {
    const user = request.currentUser;
    if (!user) return void response.json({ currentUser: null });
    const { id, email, sessionId, since } = user;
    if (isRenewalDue(since, clock.now())) {
      const session = await sessions.renew(sessionId);
      if (!session) {
        endSession(request);
        return void response.json({ currentUser: null });
      }
      giveSession(request, session, jwtKey, clock.now());
    }
    response.json({ currentUser: { id, email } });
  });
