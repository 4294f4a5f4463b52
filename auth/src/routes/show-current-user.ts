import { Router } from 'express';

/** GET /api/users/currentuser: who is signed in, or null. */
export const showCurrentUser = () =>
  Router().get('/api/users/currentuser', (request, response) => {
    response.json({ currentUser: request.currentUser ?? null });
  });
