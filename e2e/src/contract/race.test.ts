import { known, list } from '../world/marketplace.js';
import { expectRefusal, type Person, people, someone } from '../world/person.js';

const BUYERS = 50;
const ROUNDS = 20;

describe('fifty buyers who want the same ticket at the same moment', () => {
  let buyers: Person[] = [];
  beforeAll(async () => {
    buyers = await people(BUYERS);
  }, 60_000);

  it(`are answered one 201 and ${BUYERS - 1} times 400, ${ROUNDS} times over`, async () => {
    const seller = await someone();
    for (let round = 0; round < ROUNDS; round++) {
      const ticket = await list(seller, `Round ${round}`);
      // A GET that orders cannot answer before it knows the ticket does not exist: the seller asks, and is refused.
      const own = await known(() => seller.http.post('/api/orders', { ticketId: ticket.id }));
      expectRefusal(own, 400, 'You cannot buy your own ticket');

      const answers = await Promise.all(
        buyers.map((buyer) => buyer.http.post('/api/orders', { ticketId: ticket.id })),
      );

      const refused = answers.filter(({ status }) => status !== 201);
      expect(refused).toHaveLength(BUYERS - 1);
      for (const answer of refused) expectRefusal(answer, 400, 'The ticket is already reserved');
    }
  });
});
