import { notAuthorized, signedIn } from '@ticketing/common';
import { Router } from 'express';
import type { SecondFactors } from '../models/second-factors.js';
import type { Users } from '../models/users.js';

/** GET /api/users/profile: what there is to say of one's own account. */
export const showProfile = (users: Users, secondFactors: SecondFactors) =>
  Router().get('/api/users/profile', async (request, response) => {
    const { id } = signedIn(request);
    const [profile, secondFactor] = await Promise.all([users.find(id), secondFactors.stateOf(id)]);
    // The session outlives an account that a restored database has lost.
    if (!profile) throw notAuthorized();
    response.json({ ...profile, secondFactor });
  });
