import { list, order, orderBecomes, pay, show, ticketBecomes } from '../world/marketplace.js';
import { expectRefusal, expectStatus, people, someone } from '../world/person.js';

describe('a sale through the API', () => {
  it('ends with a complete order and a sold ticket', async () => {
    const [seller, buyer] = await Promise.all([someone(), someone()]);
    const ticket = await list(seller, 'Opening night', 19.99);

    const placed = await order(buyer, ticket.id);
    expect(placed).toMatchObject({
      status: 'created',
      ticket: { id: ticket.id, title: 'Opening night', price: 19.99, currency: 'usd' },
    });
    await orderBecomes(buyer, placed.id, 'awaiting:payment');
    expectStatus(await pay(buyer, placed.id), 201);

    await orderBecomes(buyer, placed.id, 'complete');
    expect(await ticketBecomes(ticket.id, 'sold')).toMatchObject({ orderId: placed.id, price: 19.99 });
  });

  it('refuses a price edit and a withdrawal while the ticket is locked', async () => {
    const [seller, buyer] = await Promise.all([someone(), someone()]);
    const ticket = await list(seller);
    const placed = await order(buyer, ticket.id);
    await ticketBecomes(ticket.id, 'reserved');

    const edit = await seller.http.put(`/api/tickets/${ticket.id}`, { title: ticket.title, price: 99 });
    const withdrawal = await seller.http.delete(`/api/tickets/${ticket.id}`);

    for (const answer of [edit, withdrawal]) {
      expectRefusal(answer, 400, 'The ticket is locked: somebody is buying it');
    }
    expect(await show(ticket.id)).toMatchObject({ price: ticket.price, orderId: placed.id });
  });

  it('never sells to the seller, nor twice, nor to someone else than the payer', async () => {
    const [seller, buyer, other] = await people(3);
    if (!seller || !buyer || !other) throw new Error('three people');
    const ticket = await list(seller);
    const placed = await order(buyer, ticket.id);

    const own = await seller.http.post('/api/orders', { ticketId: ticket.id });
    const second = await other.http.post('/api/orders', { ticketId: ticket.id });
    const stranger = await pay(other, placed.id);
    expectRefusal(own, 400, 'You cannot buy your own ticket');
    expectRefusal(second, 400, 'The ticket is already reserved');
    expectRefusal(stranger, 401, 'Not authorized');

    expectStatus(await pay(buyer, placed.id), 201);
    expectRefusal(await pay(buyer, placed.id), 400, 'The order is already paid');
  });

  it('charges once when payment is asked for twice at the same time', async () => {
    const [seller, buyer] = await Promise.all([someone(), someone()]);
    const placed = await order(buyer, (await list(seller)).id);
    await orderBecomes(buyer, placed.id, 'awaiting:payment');

    const answers = await Promise.all([pay(buyer, placed.id), pay(buyer, placed.id), pay(buyer, placed.id)]);

    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 400, 400]);
    const reasons = answers.flatMap(({ data }) => data.errors ?? []).map(({ message }) => message);
    expect(reasons).toHaveLength(2);
    for (const reason of reasons)
      expect(reason).toMatch(/^(A payment for this order is under way|The order is already paid)$/);
    await orderBecomes(buyer, placed.id, 'complete');
  });
});
