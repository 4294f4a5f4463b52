import { Agent, request } from 'node:http';
import { cookieWith, newId, tokenOf } from '@ticketing/common/testing';
import { system } from '../../world/system.js';
import { hasErrorShape } from '../judge/cleanliness.js';

/** Somebody in a crowd: a session that was never signed up for, as that is dear by design. */
export interface Buyer {
  id: string;
  cookie: string;
}

export interface Answer {
  status: number;
  body: { id?: string; errors?: { message: string }[]; [field: string]: unknown };
  retryAfter?: string | undefined;
  /** Milliseconds. */
  took: number;
}

/** @param jwtKey of the system that is to believe them. */
export const gather = (count: number, jwtKey: string): Buyer[] =>
  Array.from({ length: count }, () => {
    const id = newId();
    return { id, cookie: cookieWith(tokenOf({ id, email: `${id}@example.com` }, jwtKey)) };
  });

/** Each asks on a connection of its own, as people do. */
const agent = new Agent({ keepAlive: false });

/** One request of one buyer. @throws {Error} when it gets no answer. */
export function ask(
  { cookie }: Buyer,
  method: 'GET' | 'POST',
  path: string,
  sent?: object,
  more: Record<string, string> = {},
): Promise<Answer> {
  const begun = Date.now();
  const body = sent && JSON.stringify(sent);
  const headers = { cookie, ...more, ...(body && { 'content-type': 'application/json' }) };
  return new Promise((resolve, reject) => {
    const asked = request(`${system.url}${path}`, { method, agent, headers }, async (response) => {
      const pieces: Buffer[] = [];
      for await (const piece of response) pieces.push(piece);
      const text = Buffer.concat(pieces).toString();
      resolve({
        status: response.statusCode ?? 0,
        body: /^[{[]/.test(text) ? JSON.parse(text) : {},
        retryAfter: response.headers['retry-after'],
        took: Date.now() - begun,
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Whether load was shed, as it may be: it is said so, and the same request succeeds a little later. */
export const isShed = ({ status, retryAfter, body }: Answer): boolean =>
  (status === 429 || status === 503) && retryAfter !== undefined && hasErrorShape(body);
