import { visitor } from '../world/person.js';

// As ingress-nginx does; other ingresses let it through, to be answered as docs/security.md says.
it.each(['/', '/api/tickets', '/api/users/currentuser'])(
  'the gateway refuses to show what came to %s',
  async (url) => {
    const answer = await visitor().request({ method: 'TRACE', url });
    expect(answer.status).toBe(405);
  },
);
