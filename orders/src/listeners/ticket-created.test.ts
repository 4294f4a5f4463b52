import { startTestService, ticketState } from '../test-service.js';

const { bus, connection } = startTestService();

const copyOf = (id: string) => connection.collection('tickets').findOne({ _id: id as never });

describe('ticket:created', () => {
  it('gives the copy of a ticket', async () => {
    const ticket = ticketState();
    const { id, ...state } = ticket;

    await bus.deliver('ticket:created', ticket);
    await bus.deliver('ticket:created', ticket);

    expect(await copyOf(id)).toEqual({ _id: id, ...state });
  });

  it('changes nothing when it was overtaken by an update, with a gap between them', async () => {
    const ticket = ticketState();
    await bus.deliver('ticket:updated', { ...ticket, version: 4, price: 3_000 });

    await bus.deliver('ticket:created', ticket);

    expect(await copyOf(ticket.id)).toMatchObject({ version: 4, price: 3_000 });
  });
});
