import { noAnswer } from './api-error';
import type { Http } from './http';

/**
 * An Http that comes when it is needed. A request that it does not come for fails as one that could not be sent, and the
 * next request loads again.
 */
export function lateHttp(load: () => Promise<Http>): Http {
  const loaded = async () => {
    try {
      return await load();
    } catch (error) {
      throw noAnswer(error as Error);
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
