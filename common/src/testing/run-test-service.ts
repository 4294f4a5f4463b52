import type { ApiDescription } from '../http/api-description.js';
import type { Service } from '../process/service.js';
import { asDocumented } from './as-documented.js';

/**
 * Runs a service for as long as the tests of the file. They fail if one of its answers is not as described.
 * @returns the app to ask, and where it listens once it runs.
 */
export function runTestService({ app, start, stop }: Service, api: ApiDescription) {
  const faults: string[] = [];
  let port = 0;
  beforeAll(async () => {
    port = (await start()).port;
  });
  afterAll(stop);
  afterAll(() => expect(faults).toEqual([]));
  return {
    app: asDocumented(app, api, (fault) => faults.push(fault)),
    url: () => `http://127.0.0.1:${port}`,
  };
}
