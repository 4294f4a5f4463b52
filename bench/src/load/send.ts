import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** So many connections there are: others wait for theirs, as they do at an ingress. */
const agent = new Agent({ keepAlive: true, maxSockets: 512 });

interface Question {
  headers: { cookie: string };
  /** Is posted; without one it is a GET. */
  body?: object;
}

/** Asks once. @throws {Error} when there is no answer, or none that is JSON. */
export function send(url: string, { headers, body }: Question): Promise<Answer> {
  const text = body && JSON.stringify(body);
  const options = {
    method: text ? 'POST' : 'GET',
    agent,
    headers: { ...headers, ...(text && { 'content-type': 'application/json' }) },
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (response) => {
      const answered = (body: unknown) =>
        resolve({ status: response.statusCode ?? 0, body: body as Answer['body'] });
      json(response).then(answered, reject);
    });
    asked.on('error', reject);
    asked.end(text);
  });
}
