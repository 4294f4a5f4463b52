import { endSession } from '@ticketing/common';
import { Router } from 'express';

/** POST /api/users/signout: takes the session cookie back, from whoever asks. */
export const signOut = () =>
  Router().post('/api/users/signout', (request, response) => {
    endSession(request);
    response.json({});
  });
