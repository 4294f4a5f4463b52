import { notAuthorized, signedIn } from '@ticketing/common';
import { Router } from 'express';
import type { Users } from '../models/users.js';

/** GET /api/users/profile: what there is to say of one's own account. */
export const showProfile = (users: Users) =>
  Router().get('/api/users/profile', async (request, response) => {
    const profile = await users.find(signedIn(request).id);
    // The session outlives an account that a restored database has lost.
    if (!profile) throw notAuthorized();
    response.json(profile);
  });
