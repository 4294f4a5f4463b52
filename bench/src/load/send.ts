import { type Agent, request } from 'node:http';

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

interface Question {
  agent: Agent;
  headers: { cookie: string };
  /** Is posted; without one it is a GET. */
  body?: object;
}

/** Asks once. @throws {Error} when there is no answer. */
export function send(url: string, { agent, headers, body }: Question): Promise<Answer> {
  const json = body && JSON.stringify(body);
  const options = {
    method: json ? 'POST' : 'GET',
    agent,
    headers: { ...headers, ...(json && { 'content-type': 'application/json' }) },
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, options, async (response) => {
      let text = '';
      for await (const piece of response.setEncoding('utf8')) text += piece;
      resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) });
    });
    asked.on('error', reject);
    asked.end(json);
  });
}
