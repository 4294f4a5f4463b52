import { newWindow, useBrowser } from '../world/browser.js';
import { buy, sell, signUp } from '../world/pages.js';

useBrowser();

describe('a lock that nobody pays for', () => {
  it('ends by itself, tells the buyer, and lets the next one buy', async () => {
    const [seller, buyer, next] = await Promise.all([newWindow(), newWindow(), newWindow()]);
    await Promise.all([signUp(seller), signUp(buyer), signUp(next)]);
    const ticketUrl = await sell(seller, 'Forgotten in the cart', '15');
    await buy(buyer, ticketUrl);

    await buyer.getByRole('heading', { name: 'This order has expired' }).waitFor({ timeout: 60_000 });

    await buy(next, ticketUrl);
  });
});
