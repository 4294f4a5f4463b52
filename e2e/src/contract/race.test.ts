import { known, list } from '../world/marketplace.js';
import { type Person, people, someone } from '../world/person.js';

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
      expect(own.status).toBe(400);

      const answers = await Promise.all(
        buyers.map((buyer) => buyer.http.post('/api/orders', { ticketId: ticket.id })),
      );

      const statuses = answers.map((answer) => answer.status);
      expect(statuses.filter((status) => status === 201)).toHaveLength(1);
      expect(statuses.filter((status) => status === 400)).toHaveLength(BUYERS - 1);
    }
  });
});
