import { useBrowser } from '../world/browser.js';
import { fillIn, isBought, orderOf, payButton, payBy, says } from '../world/pages.js';
import { stripe } from '../world/stripe.js';

useBrowser();

const idOf = (url: string) => String(url.split('/').at(-1));

/** Of all requests to Stripe, those that pay. */
const endpoint = 'POST /v1/payment_intents';
/** The bank thinks as long as it is to. */
const slowBank = { endpoint, hold: 'before-acting' };
/** The money is taken, but nobody says so yet. */
const silentBank = { endpoint, fault: 'error-after-acting', faultTimes: null, holdWebhooks: true };

describe('paying in the browser', () => {
  it('takes a good card after a declined one, and says before what can be done', async () => {
    const { buyer } = await orderOf('Late show');

    await payBy(buyer, 'withoutFunds');
    const alert = buyer.getByRole('form', { name: 'Payment' }).getByRole('alert');
    await alert.getByText('insufficient funds').waitFor();
    await alert.getByText('Use another card').waitFor();
    await says(buyer, 'Not paid yet');

    await payBy(buyer, 'good');
    await isBought(buyer);
  });

  it('charges once for a double click', async () => {
    const { buyer, orderUrl } = await orderOf('Twice as fast');
    const requests: string[] = [];
    buyer.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/payments')) {
        requests.push(String(request.headers()['idempotency-key']));
      }
    });

    await fillIn(buyer, 'good');
    await payButton(buyer).dblclick();

    await isBought(buyer);
    expect(new Set(requests).size).toBe(1);
    expect(await stripe.chargesOf(idOf(orderUrl))).toHaveLength(1);
  });

  it('charges once from two tabs, and both show the truth', async () => {
    const { buyer, orderUrl } = await orderOf('One seat');
    const tab = await buyer.context().newPage();
    await tab.goto(orderUrl);
    await Promise.all([fillIn(buyer, 'good'), fillIn(tab, 'good')]);

    await stripe.while(slowBank, async () => {
      await Promise.all([buyer, tab].map((page) => payButton(page).dispatchEvent('click')));
      // Whoever comes second is told that there is one already.
      await Promise.any([buyer, tab].map((page) => says(page, 'Confirming your payment…')));
    });

    await Promise.all([isBought(buyer), isBought(tab)]);
    expect(await stripe.chargesOf(idOf(orderUrl))).toHaveLength(1);
  });

  it('is shown in a tab that only looks on, and in one that is loaded anew', async () => {
    const { buyer, orderUrl } = await orderOf('Seen twice');
    const tab = await buyer.context().newPage();
    await tab.goto(orderUrl);
    await payButton(tab).waitFor();

    await stripe.while(slowBank, async () => {
      await payBy(buyer, 'good');
      await says(tab, 'Confirming your payment…');
      await buyer.reload();
      await says(buyer, 'Confirming your payment…');
    });
    await Promise.all([isBought(buyer), isBought(tab)]);
  });

  it('is sent again, and charged once, when the answer is lost on the way', async () => {
    const { buyer, orderUrl } = await orderOf('Into a tunnel');
    let lost = 0;
    await buyer.route('**/api/payments', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.fallback();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });

    await payBy(buyer, 'good');

    await isBought(buyer);
    expect(lost).toBe(1);
    expect(await stripe.chargesOf(idOf(orderUrl))).toHaveLength(1);
  });

  it('is being confirmed while nobody knows what became of it, and is not asked for twice', async () => {
    const { buyer, orderUrl } = await orderOf('In suspense');

    await stripe.while(silentBank, async () => {
      await payBy(buyer, 'good');
      await says(buyer, 'Confirming your payment…');
      expect(await payButton(buyer).count()).toBe(0);
    });

    await isBought(buyer);
    expect(await stripe.chargesOf(idOf(orderUrl))).toHaveLength(1);
  });

  it('is given back, and says so, when the order ends while the bank thinks', async () => {
    const { buyer, orderUrl } = await orderOf('Second thoughts');
    const tab = await buyer.context().newPage();
    await tab.goto(orderUrl);
    await payButton(tab).waitFor();

    await stripe.while(slowBank, async () => {
      await payBy(buyer, 'good');
      await says(tab, 'Confirming your payment…');
      expect((await buyer.request.delete(`/api/orders/${idOf(orderUrl)}`)).status()).toBe(204);
    });
    await Promise.all([says(buyer, 'Refunded'), says(tab, 'Refunded')]);

    await tab.getByText('You had cancelled the order.').first().waitFor();
    await tab.getByText('$30.00 was returned to Visa ending in 4242').waitFor();
    expect(await stripe.chargesOf(idOf(orderUrl))).toEqual([
      expect.objectContaining({ amount_refunded: 3000 }),
    ]);
  });

  it('leads back to the payment from the page of the ticket', async () => {
    const { buyer, orderUrl } = await orderOf('Back and forth');

    await buyer.goBack();
    await buyer.getByRole('link', { name: 'Continue to payment' }).click();

    await payButton(buyer).waitFor();
    expect(buyer.url()).toBe(orderUrl);
  });
});
