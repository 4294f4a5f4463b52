import type { Mutant } from '../mutant.js';

/** Bugs of how requests reach a service: under load, and while it is replaced. Nothing of the simulation goes that way. */
export const requests: Mutant[] = [
  {
    name: 'any number of requests are taken at a time',
    edits: [
      {
        file: 'common/src/http/load-limit.ts',
        find: 'if (underWay >= maxRequests) {',
        replace: 'if (underWay >= maxRequests + Number.POSITIVE_INFINITY) {',
      },
    ],
    caughtBy: {
      file: 'common/src/http/load-limit.test.ts',
      name: 'answers 503 in the error shape with Retry-After while too many requests are under way',
    },
  },
  {
    name: 'a server that ends closes idle connections at once',
    edits: [
      {
        file: 'common/src/process/http-server.ts',
        find: 'Server.prototype.close.call(server);',
        replace: 'server.close();',
      },
    ],
    caughtBy: {
      file: 'common/src/process/http-server.test.ts',
      name: 'that is idle is still answered when its next request is on its way as the server ends',
    },
  },
  {
    name: 'the gateway tries no second instance',
    edits: [
      {
        file: 'infra/local/src/gateway/passage.ts',
        find: 'return isSafe(req) || body !== undefined ? other : undefined;',
        replace: 'return isSafe(req) || body || other ? undefined : other;',
      },
    ],
    caughtBy: {
      file: 'infra/local/src/gateway/gateway-instances.test.ts',
      name: 'has a request that one instance does not take answered by another, with its body',
    },
  },
];
