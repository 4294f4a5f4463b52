import { changesSomething, type Limits, visitorAddress } from '@ticketing/common';
import { type Request, type RequestHandler, Router } from 'express';
import { fingerprint } from '../fingerprint.js';

/** Counts what changes something, before anything of it is done. Reading is limited by the ingress. */
export function limitRequests({ count }: Limits): Router {
  const each =
    (work: (request: Request) => Promise<void>): RequestHandler =>
    async (request, _response, next) => {
      if (changesSomething(request)) await work(request);
      next();
    };
  return Router()
    .use(
      '/api/users/signup',
      each((request) => count('sign-up', visitorAddress(request))),
    )
    .use(
      '/api/users/signin',
      each((request) => count('sign-in', visitorAddress(request))),
    )
    .use(
      '/api/users/password-reset',
      each((request) => count('mails', recipient(request, request.body?.email))),
    )
    .use(
      '/api/users/email',
      each((request) => count('mails', request.currentUser && recipient(request, request.body?.email))),
    )
    .use(
      '/api/users/verification',
      each((request) => count('mails', recipient(request, request.currentUser?.email))),
    )
    .use(
      each(async (request) => {
        await count('address', visitorAddress(request));
        await count('account', request.currentUser?.id);
      }),
    );
}

/** Whom a request has a mail sent to, if it does: confirming what was sent is on a path below. */
function recipient({ path }: Request, email: unknown): string | undefined {
  if (path !== '/') return undefined;
  return typeof email === 'string' ? fingerprint(email.trim().toLowerCase()) : undefined;
}
