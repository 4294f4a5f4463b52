import { type Account, errorOf, openAccount, payment } from './testing/open-account.js';

let account: Account;
let now = Date.parse('2026-01-01T00:00:00Z');
const ids: string[] = [];

beforeAll(async () => {
  account = await openAccount({ now: () => now });
  for (let i = 0; i < 25; i++) {
    now += 1000;
    ids.unshift((await account.stripe.paymentIntents.create(payment('pm_card_visa'))).id);
  }
});
afterAll(() => account.stop());

const idsOf = (list: { data: { id: string }[] }) => list.data.map(({ id }) => id);

test('payment intents are listed newest first, ten to a page', async () => {
  const page = await account.stripe.paymentIntents.list();
  expect(idsOf(page)).toEqual(ids.slice(0, 10));
  expect(page).toMatchObject({ object: 'list', url: '/v1/payment_intents', has_more: true });
});

test('a page begins after the last of the one before', async () => {
  const page = await account.stripe.paymentIntents.list({ limit: 5, starting_after: ids[19] });
  expect(idsOf(page)).toEqual(ids.slice(20));
  expect(page.has_more).toBe(false);
});

test('the library pages through all of them by itself', async () => {
  const all: string[] = [];
  for await (const { id } of account.stripe.paymentIntents.list({ limit: 4 })) all.push(id);
  expect(all).toEqual(ids);
});

test('a range of time is honoured at both ends', async () => {
  const oldest = await account.stripe.paymentIntents.retrieve(String(ids.at(-1)));
  const page = await account.stripe.paymentIntents.list({
    created: { gte: oldest.created + 2, lte: oldest.created + 4 },
  });
  expect(idsOf(page)).toEqual(ids.slice(-5, -2));
});

test('what is listed can be expanded', async () => {
  const { data } = await account.stripe.paymentIntents.list({ limit: 1, expand: ['data.latest_charge'] });
  expect(data[0]?.latest_charge).toMatchObject({ object: 'charge', payment_intent: ids[0] });
});

test('a charge is found by its id and by its intent', async () => {
  const { data } = await account.stripe.charges.list({ payment_intent: ids[3] });
  expect(data).toMatchObject([{ payment_intent: ids[3], amount: 2000 }]);
  expect(await account.stripe.charges.retrieve(String(data[0]?.id))).toEqual(
    expect.objectContaining(data[0]),
  );
});

test('an intent of which nothing is known has no charges', async () => {
  expect((await account.stripe.charges.list({ payment_intent: 'pi_none' })).data).toEqual([]);
});

test.each([
  ['a page of nothing', { limit: 0 }, 'limit'],
  ['a page of too much', { limit: 101 }, 'limit'],
  ['a beginning that does not exist', { starting_after: 'pi_none' }, 'starting_after'],
  ['a filter that is not known here', { customer: 'cus_1' }, 'customer'],
])('%s is refused', async (_, query, param) => {
  const error = await errorOf(account.stripe.paymentIntents.list(query));
  expect(error).toMatchObject({ statusCode: 400, param });
});
