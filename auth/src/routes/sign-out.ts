import { endSession } from '@ticketing/common';
import { Router } from 'express';
import type { Sessions } from '../models/sessions.js';

/** POST /api/users/signout: ends the session, in every service, and takes its cookie back; from whoever asks. */
export const signOut = (sessions: Sessions) =>
  Router().post('/api/users/signout', async (request, response) => {
    const { currentUser } = request;
    if (currentUser) await sessions.end(currentUser.sessionId, currentUser.id);
    endSession(request);
    response.json({});
  });
