import { list, order, orderBecomes, pay } from '../world/marketplace.js';
import { expectStatus, type Person, signInAgain, someone } from '../world/person.js';

/** Who or what is made by a service, one after the other. */
const makers = {
  'a user': async () => (await someone()).id,
  'a session': async ({ buyer }: Market) => {
    const device = await signInAgain(buyer);
    const answer = await device.http.get('/api/users/sessions');
    expectStatus(answer, 200);
    return answer.data.find(({ current }: { current: boolean }) => current).id;
  },
  'a ticket': async ({ seller }: Market) => (await list(seller)).id,
  'an order': async ({ seller, buyer }: Market) => (await order(buyer, (await list(seller)).id)).id,
  'a payment': async ({ seller, buyer }: Market) => {
    const { id } = await order(buyer, (await list(seller)).id);
    await orderBecomes(buyer, id, 'awaiting:payment');
    const answer = await pay(buyer, id);
    expectStatus(answer, 201);
    return answer.data.id;
  },
};

interface Market {
  seller: Person;
  buyer: Person;
}

/** What an id says of whoever made it, where MongoDB's own say so: between the second and the counter. */
const makerIn = (id: string) => id.slice(8, 18);
const numberIn = (id: string) => Number.parseInt(id.slice(18), 16);

describe('the id of', () => {
  let market: Market;
  beforeAll(async () => {
    market = { seller: await someone(), buyer: await someone() };
  });

  it.each(Object.entries(makers))('%s is not counted to from the one before it', async (_, make) => {
    const ids = [await make(market), await make(market), await make(market)] as [string, string, string];
    const steps = ids.slice(1).map((id, index) => numberIn(id) - numberIn(ids[index] as string));

    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids.map(makerIn)).size).toBe(ids.length);
    expect(steps.some((step) => step < 0 || step > 100)).toBe(true);
  });
});
