import type { Person } from '../../world/person.js';

/** What somebody wants of the marketplace. */
export type Deed =
  | 'sign up'
  | 'sign in'
  | 'list'
  | 'edit'
  | 'withdraw'
  | 'order'
  | 'pay'
  | 'resume'
  | 'cancel'
  | 'read';

/** One request and its answer. Times are those of this process, in milliseconds. */
export interface Exchange {
  deed: Deed;
  /** The id of who asked. */
  who: string;
  request: string;
  sent?: Record<string, unknown> | undefined;
  begun: number;
  ended: number;
  /** 0 for one that got no answer. */
  status: number;
  body: unknown;
  /** Seconds. */
  retryAfter?: number | undefined;
}

export interface Question {
  deed: Deed;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  sent?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** How long anybody waits for an answer, in milliseconds. */
export const MOST_PATIENCE = 10_000;

/** Asks, and keeps every request with what came of it. */
export function createRecorder() {
  const exchanges: Exchange[] = [];

  async function ask({ id, http }: Pick<Person, 'id' | 'http'>, question: Question): Promise<Exchange> {
    const { deed, method, path, sent, headers } = question;
    const begun = Date.now();
    const options = { method, url: path, data: sent, headers, timeout: MOST_PATIENCE };
    const answer = await http.request(options).catch((error: Error) => error);
    const failed = answer instanceof Error;
    const exchange = {
      ...{ deed, who: id, request: `${method} ${path}`, sent, begun, ended: Date.now() },
      status: failed ? 0 : answer.status,
      body: failed ? answer.message : answer.data,
      retryAfter: failed ? undefined : Number(answer.headers['retry-after']) || undefined,
    };
    exchanges.push(exchange);
    return exchange;
  }

  return { exchanges, ask };
}

export type Recorder = ReturnType<typeof createRecorder>;
