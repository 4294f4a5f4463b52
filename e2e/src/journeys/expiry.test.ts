import { useBrowser } from '../world/browser.js';
import { list, type Order, order, orderBecomes, pay, ticketBecomes } from '../world/marketplace.js';
import { buy, windowOf } from '../world/pages.js';
import { expectRefusal, type Person, someone } from '../world/person.js';
import { system } from '../world/system.js';

useBrowser();

const inBrowser = (ticketId: string) => `${system.url}/tickets/${ticketId}`;

describe('a lock that nobody pays for', () => {
  let people: [seller: Person, buyer: Person, next: Person];
  let placed: Order;
  // Both wait for the same minute.
  beforeAll(async () => {
    people = await Promise.all([someone(), someone(), someone()]);
    const [seller, buyer] = people;
    placed = await order(buyer, (await list(seller)).id);
    await ticketBecomes(placed.ticket.id, 'reserved');
  });

  it('ends by itself, tells the buyer, and lets the next one buy', async () => {
    const [seller, buyer, next] = people;
    const ticket = await list(seller, 'Forgotten in the cart', 15);
    const page = await windowOf(buyer);
    await buy(page, inBrowser(ticket.id));

    await page.getByRole('heading', { name: 'This order has expired' }).waitFor({ timeout: 60_000 });

    await buy(await windowOf(next), inBrowser(ticket.id));
  });

  it('ends through the API as well, and cannot be paid for any more', async () => {
    const [, buyer] = people;
    const left = Math.max(0, Date.parse(placed.expiresAt) - Date.now());
    const unlocked = await ticketBecomes(placed.ticket.id, 'available', left);

    expect(unlocked.orderId).toBeUndefined();
    expect(await orderBecomes(buyer, placed.id, 'cancelled')).toMatchObject({ reason: 'expired' });
    expectRefusal(await pay(buyer, placed.id), 400, 'The order has expired');
  });
});
