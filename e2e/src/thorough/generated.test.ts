import { randomInt } from 'node:crypto';
import { readOperations } from '../world/operations.js';
import { createCast, tryOperation } from '../world/try-operation.js';

/** Of each endpoint. GENERATED_REQUESTS is another number, and GENERATED_SEED those of another run. */
const COUNT = Number(process.env.GENERATED_REQUESTS ?? 10_000);
const seed = Number(process.env.GENERATED_SEED ?? randomInt(1_000_000_000));

describe('thousands of requests for an endpoint', () => {
  const operations = readOperations();

  it.each(['/api/users', '/api/tickets', '/api/orders', '/api/payments'])(
    'are answered as described, and none with an error of ours: %s',
    async (prefix) => {
      const faults: string[] = [];
      const cast = createCast();
      for (const operation of operations.filter(({ path }) => path.startsWith(prefix))) {
        faults.push(...(await tryOperation(operation, COUNT, seed, cast)));
      }
      expect({ seed, faults }).toEqual({ seed, faults: [] });
    },
    // A password is hashed for each account that is opened.
    3_600_000,
  );
});
