import { impossibleIds } from '@ticketing/common/testing';
import { expectStatus, someone, visitor } from '../world/person.js';

describe('the gateway', () => {
  it.each(['/healthz', '/readyz', '/metrics'])('leads nobody to %s of a service', async (path) => {
    const answer = await visitor().get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toMatch(/html/);
  });

  it.each(['/.git/config', '/.env', '/package.json', '/server.js', '/_next/static', '/posters'])(
    'hands out nothing that lies about, and no list of it: %s',
    async (path) => {
      for (const each of [path, `${path}/`, `/api/tickets${path}`, `/_next${path}`]) {
        const answer = await visitor().get(each);
        expect([each, answer.status]).toEqual([each, 404]);
      }
    },
  );

  it.each(['/', '/api/tickets', '/api/users/currentuser'])('shows nobody what came to %s', async (url) => {
    const answer = await visitor({ Cookie: 'session=secret' }).request({ method: 'TRACE', url });
    // The last two where the ingress controller lets it through.
    expect([405, 404, 500]).toContain(answer.status);
    expect(JSON.stringify(answer.data)).not.toContain('secret');
  });

  it('answers an unknown API path in the shape of every error', async () => {
    const answer = await visitor().get('/api/tickets/1/2/3');
    expect(answer.status).toBe(404);
    expect(answer.data).toEqual({ errors: [{ message: expect.any(String) }] });
  });

  it.each(['tickets', 'orders'])('answers ids of %s that cannot exist as those that do not', async (noun) => {
    const person = await someone();
    for (const id of impossibleIds) {
      const answer = await person.http.get(`/api/${noun}/${id}`);
      expectStatus(answer, 404);
    }
  });

  it('hands the visitor the id of the request', async () => {
    const answer = await visitor({ 'X-Request-Id': 'quote-me-1' }).get('/api/tickets');
    expect(answer.headers['x-request-id']).toBe('quote-me-1');
  });
});
