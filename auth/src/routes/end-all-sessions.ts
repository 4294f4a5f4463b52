import { endSession, signedIn } from '@ticketing/common';
import { Router } from 'express';
import type { Sessions } from '../models/sessions.js';

/** DELETE /api/users/sessions: signs out everywhere, here as well. */
export const endAllSessions = (sessions: Sessions) =>
  Router().delete('/api/users/sessions', async (request, response) => {
    await sessions.endAll(signedIn(request).id);
    endSession(request);
    response.status(204).end();
  });
