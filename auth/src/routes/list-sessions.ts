import { type Clock, signedIn } from '@ticketing/common';
import { Router } from 'express';
import { IDLE } from '../domain/session.js';
import type { Sessions } from '../models/sessions.js';

/** GET /api/users/sessions: where one is signed in, the newest first, and which of these is the one that asks. */
export const listSessions = (sessions: Sessions, clock: Clock) =>
  Router().get('/api/users/sessions', async (request, response) => {
    const { id: userId, sessionId } = signedIn(request);
    const idleSince = new Date(clock.now().getTime() - IDLE);
    const signIns = await sessions.list(userId, idleSince);
    response.json(
      signIns.map(({ _id, agent, createdAt, seenAt }) => {
        const id = _id.toHexString();
        return { id, agent, createdAt, seenAt, current: id === sessionId };
      }),
    );
  });
