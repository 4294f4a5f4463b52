import { eventually } from '@ticketing/common/testing';
import { list } from '../world/marketplace.js';
import { expectStatus, signInAgain, someone } from '../world/person.js';

/** What each service that asks who somebody is says to that person. */
const statusesFor = async ({ http }: Awaited<ReturnType<typeof someone>>) => {
  const paths = [
    '/api/users/sessions',
    '/api/tickets/mine',
    '/api/orders',
    `/api/payments?orderId=${'0'.repeat(24)}`,
  ];
  return Promise.all(paths.map(async (path) => (await http.get(path)).status));
};

/** In milliseconds, as docs/security.md promises; half of it is the memory of common/src/http/session-check.ts. */
const SOON = 1_000;

const everywhere = (status: number) => Array(4).fill(status);

describe('a session', () => {
  it('that its owner has ended is nobody’s in every service', async () => {
    const person = await someone();
    expect(await statusesFor(person)).toEqual(everywhere(200));

    expectStatus(await person.http.post('/api/users/signout', {}), 200);

    await eventually(async () => {
      expect(await statusesFor(person)).toEqual(everywhere(401));
      // Another instance of auth may be asked, which has its own memory.
      const me = await person.http.get('/api/users/currentuser');
      expect(me.data).toEqual({ currentUser: null });
    }, SOON);
  });

  it('ends on every device by one request, and a new one works at once', async () => {
    const laptop = await someone();
    const phone = await signInAgain(laptop);

    expectStatus(await phone.http.delete('/api/users/sessions'), 204);

    await eventually(async () => expect(await statusesFor(laptop)).toEqual(everywhere(401)), SOON);
    await list(await signInAgain(laptop), 'Opening night', 19.99);
  });
});
