import { type Account, errorOf, openAccount, payment } from './testing/open-account.js';

const SHOP = 'http://shop.test/orders/42?from=bank';

let account: Account;
beforeAll(async () => {
  account = await openAccount();
});
afterAll(() => account.stop());

const waiting = (more: Parameters<typeof payment>[1] = {}, card = 'pm_card_authenticationRequired') =>
  account.stripe.paymentIntents.create(payment(card, more));

const pageOf = (id: string, returnUrl?: string) =>
  `${account.url}/test/payment_intents/${id}/authentication${
    returnUrl === undefined ? '' : `?${new URLSearchParams({ return_url: returnUrl })}`
  }`;

async function visit(page: string) {
  const answer = await fetch(page, { headers: { Accept: 'text/html' } });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
}

/** What the browser does when a button of the page is pressed. */
const press = (page: string, outcome: string) =>
  fetch(page, {
    method: 'POST',
    headers: { Accept: 'text/html' },
    body: new URLSearchParams({ outcome }),
    redirect: 'manual',
  });

const queryOf = (address: string | null) => Object.fromEntries(new URL(String(address)).searchParams);

describe('the page', () => {
  test('names the amount and loads nothing from elsewhere', async () => {
    const { id } = await waiting({ amount: 123_456, description: 'Opera' });
    const { status, headers, html } = await visit(pageOf(id));
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toContain('text/html');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(html).toContain('<title>Confirm $1,234.56 · 3-D Secure test page</title>');
    expect(html).toContain('Opera');
    expect(html).toMatch(
      /<button [^>]*value="complete"[^>]*>Complete<[\s\S]*<button [^>]*value="fail"[^>]*>Fail</,
    );
  });

  test('shows markup as the text that it is', async () => {
    const { id } = await waiting({ description: '<script>alert(1)</script>' });
    const { html } = await visit(pageOf(id, 'http://shop.test/"><script>'));
    expect(html).not.toContain('<script>');
    await account.stripe.paymentIntents.cancel(id);
    expect((await visit(pageOf(id, 'http://shop.test/"><script>?a="<b>'))).html).not.toMatch(/<script>|<b>/);
  });

  test.each(['javascript:alert(1)', 'data:text/html,hello', 'ftp://shop.test/', '/orders/42', ''])(
    'does not lead to %j',
    async (returnUrl) => {
      const { id } = await waiting();
      expect((await visit(pageOf(id, returnUrl))).status).toBe(400);
      expect((await press(pageOf(id, returnUrl), 'complete')).status).toBe(400);
      expect((await account.stripe.paymentIntents.retrieve(id)).status).toBe('requires_action');
    },
  );

  test('of an intent that does not exist says so', async () => {
    const { status, html } = await visit(pageOf('pi_none'));
    expect(status).toBe(404);
    expect(html).toContain('No such payment_intent');
  });
});

describe('an answer on the page', () => {
  test.each([
    ['complete', 'succeeded', 'pm_card_authenticationRequired'],
    ['fail', 'failed', 'pm_card_authenticationRequired'],
    ['complete', 'failed', 'pm_card_threeDSecureRequiredChargeDeclined'],
  ])('%s leads back with %s', async (outcome, redirectStatus, card) => {
    const { id, client_secret } = await waiting({}, card);
    const answer = await press(pageOf(id, SHOP), outcome);
    const address = answer.headers.get('Location');
    expect(answer.status).toBe(303);
    expect(address).toMatch(/^http:\/\/shop\.test\/orders\/42\?/);
    expect(queryOf(address)).toEqual({
      from: 'bank',
      payment_intent: id,
      payment_intent_client_secret: client_secret,
      redirect_status: redirectStatus,
    });
  });

  test('leads back to where the intent itself names, if the page was given no other', async () => {
    const intent = await waiting({ automatic_payment_methods: { enabled: true }, return_url: SHOP });
    const answer = await press(String(intent.next_action?.redirect_to_url?.url), 'complete');
    expect(answer.status).toBe(303);
    expect(queryOf(answer.headers.get('Location'))).toMatchObject({
      from: 'bank',
      redirect_status: 'succeeded',
    });
    const again = await errorOf(account.stripe.paymentIntents.confirm(intent.id));
    expect(again.code).toBe('payment_intent_unexpected_state');
  });

  test('that is given twice charges once and leads to the same place', async () => {
    const { id } = await waiting();
    const first = await press(pageOf(id, SHOP), 'complete');
    const second = await press(pageOf(id, SHOP), 'fail');
    expect(second.status).toBe(303);
    expect(second.headers.get('Location')).toBe(first.headers.get('Location'));
    expect((await account.stripe.charges.list({ payment_intent: id })).data).toHaveLength(1);
  });

  test('is told on a page when there is nowhere to return to', async () => {
    const { id } = await waiting();
    const answer = await press(pageOf(id), 'complete');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<h1>Payment complete</h1>');
  });
});

describe('an intent that no longer waits', () => {
  test('says that it was paid, with the way back', async () => {
    const { id, client_secret } = await waiting();
    await account.authenticate(id, 'complete');
    const { status, html } = await visit(pageOf(id, SHOP));
    expect(status).toBe(200);
    expect(html).toContain('<h1>Payment complete</h1>');
    expect(html).not.toContain('<form');
    expect(html).toContain('from=bank&#38;payment_intent=');
    const link = /href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#38;', '&');
    expect(queryOf(String(link))).toMatchObject({
      from: 'bank',
      payment_intent_client_secret: client_secret,
      redirect_status: 'succeeded',
    });
  });

  test('says that it was cancelled', async () => {
    const { id } = await waiting();
    await account.stripe.paymentIntents.cancel(id);
    const { html } = await visit(pageOf(id));
    expect(html).toContain('<h1>Payment cancelled</h1>');
    expect(html).not.toContain('href');
  });

  test('says that its authentication failed', async () => {
    const { id } = await waiting();
    await account.authenticate(id, 'fail');
    expect((await visit(pageOf(id))).html).toContain('<h1>Payment not complete</h1>');
  });

  test('was never one that needed a confirmation', async () => {
    const { id } = await account.stripe.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      payment_method: 'pm_card_visa',
    });
    expect((await visit(pageOf(id))).html).toContain('<h1>Nothing to confirm</h1>');
  });
});
