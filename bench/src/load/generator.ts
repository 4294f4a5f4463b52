import autocannon from 'autocannon';
import { answerWith } from '../worker.js';
import type { LoadAnswer, LoadQuestion } from './question.js';

answerWith(async (question: LoadQuestion): Promise<LoadAnswer> => {
  const { url, connections, headers = {}, seconds, bodies, status = 200, expected } = question;
  let wrong: string | undefined;
  let next = 0;
  const begun = performance.now();
  let last = begun;
  const result = await autocannon({
    url,
    connections,
    headers: { ...headers, ...(bodies && { 'content-type': 'application/json' }) },
    ...(bodies ? { amount: bodies.length } : { duration: seconds }),
    requests: [
      {
        ...(bodies && {
          method: 'POST' as const,
          setupRequest: (request) => ({ ...request, body: JSON.stringify(bodies[next++ % bodies.length]) }),
        }),
        onResponse(given, body) {
          last = performance.now();
          if (given !== status) wrong ??= `${url} answered ${given}: ${body.slice(0, 200)}`;
          else if (expected !== undefined && body !== expected) wrong ??= `${url} answered something else`;
        },
      },
    ],
  });
  // Of a number of requests: autocannon notices their end only when it next looks at its figures.
  const took = (last - begun) / 1000;
  if (result.errors > 0) throw new Error(`${url}: ${result.errors} requests had no answer`);
  if (wrong) throw new Error(wrong);
  if (result.requests.total === 0) throw new Error(`${url} has answered nothing`);
  return { rate: result.requests.total / (bodies ? took : result.duration), p99: result.latency.p99 };
});
