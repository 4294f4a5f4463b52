import { Router } from 'express';
import { changesSomething } from '../http/same-site.js';
import type { Limits } from './limits.js';
import type { Counted } from './rate-limits.js';
import { visitorAddress } from './visitor-address.js';

/**
 * Counts what an account and an address change in a service, each under that name, before anything of it is done. What is
 * refused to the address does not count for the account. Reading is limited by the ingress.
 */
export const limitChanges = ({ count }: Limits, ofAccount: Counted, ofAddress: Counted = 'market'): Router =>
  Router().use(async (request, _response, next) => {
    if (changesSomething(request)) {
      await count(ofAddress, visitorAddress(request));
      await count(ofAccount, request.currentUser?.id);
    }
    next();
  });
