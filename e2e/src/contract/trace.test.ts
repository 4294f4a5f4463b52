import { visitor } from '../world/person.js';

// As ingress-nginx does; other ingresses let it through, to be answered as docs/security.md says.
it.each(['/', '/api/tickets', '/api/users/currentuser'])('the gateway shows nobody what came to %s', async (url) => {
  const answer = await visitor({ Cookie: 'session=secret' }).request({ method: 'TRACE', url });
  expect(answer.status).toBe(405);
  expect(JSON.stringify(answer.data)).not.toContain('secret');
});
