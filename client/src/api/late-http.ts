import { noAnswer, notLoaded } from './api-error';
import type { Http } from './http';
import { TIMEOUT_MS } from './timeout';
import { unlessLate } from './unless-late';

/**
 * An Http that comes when it is needed. A request that it does not come for, in the time that an answer has, fails as one
 * that could not be sent, and the next request loads again. A browser may keep a script that was lost, or wait for the
 * same one that never comes, as long as the page is there: from the second failure on it says so.
 */
export function lateHttp(load: () => Promise<Http>): Http {
  let failures = 0;
  const loaded = async () => {
    try {
      return await inTime(load());
    } catch (error) {
      failures += 1;
      throw failures === 1 ? noAnswer(error as Error) : notLoaded(error as Error);
    }
  };
  const late = <Method extends keyof Http>(method: Method) =>
    (async (...request: Parameters<Http[Method]>) => {
      const http = await loaded();
      return (http[method] as (...request: unknown[]) => Promise<unknown>)(...request);
    }) as Http[Method];
  return {
    get: late('get'),
    post: late('post'),
    put: late('put'),
    patch: late('patch'),
    delete: late('delete'),
  };
}

/** @throws {Error} when it takes longer than a request may. */
async function inTime<T extends object>(coming: Promise<T>): Promise<T> {
  const come = await unlessLate(coming, TIMEOUT_MS);
  if (!come) throw new Error(`Not loaded within ${TIMEOUT_MS} ms`);
  return come;
}
