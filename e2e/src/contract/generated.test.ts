import { randomInt } from 'node:crypto';
import { readOperations } from '../world/operations.js';
import { createCast, tryOperation } from '../world/try-operation.js';

/** Of each endpoint; e2e/src/thorough/generated.test.ts makes 10,000. */
const COUNT = 40;

it('whatever is asked of an endpoint, it answers as it describes, and never with an error of its own', async () => {
  const seed = randomInt(1_000_000_000);
  const faults: string[] = [];
  const cast = createCast();
  for (const operation of readOperations())
    faults.push(...(await tryOperation(operation, COUNT, seed, cast)));

  expect({ seed, faults }).toEqual({ seed, faults: [] });
});
