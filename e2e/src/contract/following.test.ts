import { readFileSync } from 'node:fs';
import { eventually } from '@ticketing/common/testing';
import { list } from '../world/marketplace.js';
import { expectStatus, someone, visitor } from '../world/person.js';
import { system } from '../world/system.js';

/** What a service has logged with that id, in whatever field. */
const logged = (service: string, id: string): { msg: string; traceId: string }[] =>
  readFileSync(system.logOf(service), 'utf8')
    .split('\n')
    .filter((line) => line.includes(id))
    .map((line) => JSON.parse(line));

describe('the id that a request is answered with', () => {
  it('finds all that it caused, in every service', async () => {
    const person = await someone();
    const answer = await person.http.post('/api/tickets', { title: 'To be followed', price: 10 });
    expectStatus(answer, 201);
    const id = answer.headers['x-request-id'];

    expect(id).toMatch(/^[0-9a-f]{32}$/);
    await eventually(() => {
      expect(logged('tickets', id)).toContainEqual(expect.objectContaining({ msg: 'request', traceId: id }));
      expect(logged('orders', id)).toContainEqual(
        expect.objectContaining({ msg: 'event handled', subject: 'ticket:created', traceId: id }),
      );
    });
  });

  it('is that of what a page asks for as well', async () => {
    const ticket = await list(await someone(), 'To be looked at', 10);
    const answer = await visitor().get(`/tickets/${ticket.id}`);
    const id = answer.headers['x-request-id'];

    await eventually(() =>
      expect(logged('tickets', id)).toContainEqual(
        expect.objectContaining({ path: `/api/tickets/${ticket.id}`, traceId: id }),
      ),
    );
  });
});
