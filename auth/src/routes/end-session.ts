import { notFound, signedIn } from '@ticketing/common';
import { Router } from 'express';
import type { Sessions } from '../models/sessions.js';

/** DELETE /api/users/sessions/:id: ends one of one's own sessions, on whatever device it is. */
export const endOneSession = (sessions: Sessions) =>
  Router().delete('/api/users/sessions/:id', async (request, response) => {
    const { id: userId } = signedIn(request);
    if (!(await sessions.end(request.params.id, userId))) throw notFound('No such session');
    response.status(204).end();
  });
