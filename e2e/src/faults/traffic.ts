import type { AxiosResponse } from 'axios';
import type { Person } from '../world/person.js';

/** What a stretch of traffic met, by status. A request that got no answer at all counts as 0. */
type Tally = Map<number, number>;

export interface Traffic {
  tally: Tally;
  /** Ends the traffic, after what is under way. */
  stop(): Promise<void>;
}

const ask = (request: Promise<AxiosResponse>): Promise<AxiosResponse | undefined> =>
  request.catch(() => undefined);

/**
 * Each pair of people goes on selling to each other, now and then cancelling or leaving an order to expire, until
 * stopped. Failures are part of it: whoever is refused or gets no answer goes on with the next ticket.
 */
export function startTraffic(pairs: [seller: Person, buyer: Person][]): Traffic {
  const tally: Tally = new Map();
  let going = true;

  const count = (answer: AxiosResponse | undefined) => {
    const status = answer?.status ?? 0;
    tally.set(status, (tally.get(status) ?? 0) + 1);
    return answer;
  };

  async function sale(seller: Person, buyer: Person, round: number) {
    const listed = count(
      await ask(seller.http.post('/api/tickets', { title: `Round ${round}`, price: 10 + round })),
    );
    if (listed?.status !== 201) return;
    const ordered = await untilKnown(() => buyer.http.post('/api/orders', { ticketId: listed.data.id }));
    if (count(ordered)?.status !== 201) return;
    const orderId = ordered?.data.id;
    if (round % 7 === 5) return;
    if (round % 7 === 3) return void count(await ask(buyer.http.delete(`/api/orders/${orderId}`)));
    const payment = { orderId, paymentMethodId: 'pm_card_visa' };
    count(await untilKnown(() => buyer.http.post('/api/payments', payment)));
  }

  /** Asks again while the service has not heard of it yet, or still reserves it; bounded, as traffic has to go on. */
  async function untilKnown(request: () => Promise<AxiosResponse>) {
    for (let attempt = 0; ; attempt++) {
      const answer = await ask(request());
      const early = answer?.status === 404 || (answer?.status === 400 && answer.headers['retry-after']);
      if (!early || attempt === 40 || !going) return answer;
      await pause(100);
    }
  }

  async function trade(seller: Person, buyer: Person) {
    for (let round = 0; going; round++) {
      await sale(seller, buyer, round);
      await pause(50);
    }
  }

  const all = pairs.map(([seller, buyer]) => trade(seller, buyer));
  return {
    tally,
    async stop() {
      going = false;
      await Promise.all(all);
    },
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
