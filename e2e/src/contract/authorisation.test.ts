import { eventually } from '@ticketing/common/testing';
import type { AxiosResponse } from 'axios';
import { list, order, orderBecomes, pay } from '../world/marketplace.js';
import { readOperations } from '../world/operations.js';
import {
  expectStatus,
  type Person,
  password,
  signInAgain,
  someEmail,
  someone,
  visitor,
} from '../world/person.js';

/** Those who may ask, in the order in which they do: whoever is let last may change what it is about. */
const askers = ['nobody', 'ended', 'seller', 'other', 'buyer'] as const;
type Asker = (typeof askers)[number];

interface Scene {
  seller: Person;
  buyer: Person;
  other: Person;
}

interface Question {
  id?: string;
  query?: object;
  data?: object;
}

interface Rule {
  /** What each is answered. `ended` is somebody whose session is over. */
  answers: Record<Asker, number>;
  /** What is asked, of something that was made for it. */
  ask?: (scene: Scene) => Promise<Question> | Question;
  /** It ends sessions, so those who ask are somebody else each. */
  endsSessions?: boolean;
}

const open = (status: number): Rule['answers'] => ({
  nobody: status,
  ended: status,
  seller: status,
  other: status,
  buyer: status,
});
const members = (status: number) => ({ ...open(status), nobody: 401, ended: 401 });
const only = (who: Asker, status: number, others = 401) => ({ ...members(others), [who]: status });

const aTicket = async ({ seller }: Scene) => ({ id: (await list(seller)).id });
const anOrder = async ({ seller, buyer }: Scene) => {
  const { id } = await order(buyer, (await list(seller)).id);
  await orderBecomes(buyer, id, 'awaiting:payment');
  return { id };
};

/** Every rule of who may do what. */
const rules: Record<string, Rule> = {
  'get /api/users/currentuser': { answers: open(200) },
  // Nothing but what they send decides about these: it is not valid here.
  'post /api/users/signup': { answers: open(400), ask: () => ({ data: {} }) },
  'post /api/users/signin': { answers: open(400), ask: () => ({ data: {} }) },
  'post /api/users/signout': { answers: open(200), ask: () => ({ data: {} }), endsSessions: true },
  'get /api/users/profile': { answers: members(200) },
  'patch /api/users/profile': { answers: members(200), ask: () => ({ data: { name: 'Ada' } }) },
  'post /api/users/password': {
    answers: members(400),
    ask: () => ({ data: { currentPassword: 'not the one', password: 'another horse battery' } }),
  },
  'post /api/users/verification': { answers: members(202) },
  // The token decides, whoever brings it: none of these is one.
  'post /api/users/verification/confirm': { answers: open(400), ask: () => ({ data: { token: 'x' } }) },
  'post /api/users/password-reset': { answers: open(400), ask: () => ({ data: {} }) },
  'post /api/users/password-reset/confirm': { answers: open(400), ask: () => ({ data: { token: 'x' } }) },
  'post /api/users/email/confirm': { answers: open(400), ask: () => ({ data: { token: 'x' } }) },
  'post /api/users/email': {
    answers: members(400),
    ask: () => ({ data: { email: someEmail(), password: 'not the one' } }),
  },
  'delete /api/users/me': { answers: members(204), ask: () => ({ data: { password } }), endsSessions: true },
  'get /api/users/sessions': { answers: members(200) },
  'delete /api/users/sessions': { answers: members(204), endsSessions: true },
  'delete /api/users/sessions/{id}': {
    answers: only('buyer', 204, 404),
    async ask({ buyer }) {
      const { http } = await signInAgain(buyer);
      const { data } = await http.get('/api/users/sessions');
      return { id: data.find(({ current }: { current: boolean }) => current).id };
    },
  },
  'get /api/tickets': { answers: open(200) },
  'get /api/tickets/cities': { answers: open(200) },
  'get /api/tickets/mine': { answers: members(200) },
  'get /api/tickets/{id}': { answers: open(200), ask: aTicket },
  'get /api/tickets/{id}/events': { answers: open(200), ask: aTicket },
  'post /api/tickets': { answers: members(201), ask: () => ({ data: { title: 'Opera', price: 20 } }) },
  'put /api/tickets/{id}': {
    answers: only('seller', 200),
    ask: async (scene) => ({ ...(await aTicket(scene)), data: { title: 'Ballet', price: 30 } }),
  },
  'delete /api/tickets/{id}': { answers: only('seller', 204), ask: aTicket },
  'get /api/orders': { answers: members(200) },
  // Nobody buys their own ticket, nor one that somebody is buying.
  'post /api/orders': {
    answers: { ...members(400), other: 201 },
    ask: async ({ seller }) => ({ data: { ticketId: (await list(seller)).id } }),
  },
  'get /api/orders/{id}': { answers: only('buyer', 200), ask: anOrder },
  'delete /api/orders/{id}': { answers: only('buyer', 204), ask: anOrder },
  'get /api/payments/config': { answers: open(200) },
  // One's own attempts: see below.
  'get /api/payments': {
    answers: members(200),
    ask: async (scene) => ({ query: { orderId: (await anOrder(scene)).id } }),
  },
  'post /api/payments': {
    answers: only('buyer', 201),
    ask: async (scene) => ({
      data: { orderId: (await anOrder(scene)).id, paymentMethodId: 'pm_card_visa' },
    }),
  },
  'post /api/payments/{id}/resume': {
    answers: only('buyer', 201),
    async ask(scene) {
      const paid = await pay(scene.buyer, (await anOrder(scene)).id);
      expectStatus(paid, 201);
      return { id: paid.data.id };
    },
  },
  // Stripe alone can sign what it says, whoever else is signed in.
  'post /api/payments/webhook': { answers: open(400), ask: () => ({ data: {} }) },
};

let scene: Scene;
let ended: Person;

/** Somebody whose session is over, in every service. */
async function somebodyWhoLeft(): Promise<Person> {
  const person = await someone();
  expectStatus(await person.http.post('/api/users/signout', {}), 200);
  const paths = ['/api/users/sessions', '/api/tickets/mine', '/api/orders', '/api/payments'];
  await eventually(async () => {
    const answers = await Promise.all(paths.map((path) => person.http.get(path)));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  });
  return person;
}

beforeAll(async () => {
  const [seller, buyer, other, left] = await Promise.all([
    someone(),
    someone(),
    someone(),
    somebodyWhoLeft(),
  ]);
  scene = { seller, buyer, other };
  ended = left;
});

async function clientOf(asker: Asker, { endsSessions }: Rule) {
  if (asker === 'nobody') return visitor();
  if (asker === 'ended') return ended.http;
  return (endsSessions ? await someone() : scene[asker]).http;
}

/** Asks, and again while the service has not heard yet of what it is about. */
async function ask(name: string, rule: Rule, asker: Asker, { id = '', query, data }: Question) {
  const [method = '', path = ''] = name.split(' ');
  const http = await clientOf(asker, rule);
  return eventually(async () => {
    const stream = path.endsWith('/events');
    const answer: AxiosResponse = await http.request({
      method,
      url: path.replace('{id}', id),
      params: query,
      data,
      ...(stream && { responseType: 'stream' as const }),
    });
    if (stream) answer.data.destroy();
    if (answer.status === 404 && rule.answers[asker] !== 404) throw new Error('not known yet');
    return answer;
  });
}

describe('who may do what', () => {
  it('is said of every route that the services describe', async () => {
    const operations = await readOperations();

    expect(Object.keys(rules).sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  it('is described as it is', async () => {
    const secret = (await readOperations()).filter(({ isPrivate }) => isPrivate).map(({ name }) => name);

    const asked = Object.keys(rules).filter((name) => rules[name]?.answers.nobody === 401);
    expect(asked.sort()).toEqual(secret.sort());
  });

  it.each(Object.entries(rules))('%s', async (name, rule) => {
    const question = (await rule.ask?.(scene)) ?? {};
    const heard: Partial<Record<Asker, number>> = {};
    for (const asker of askers) heard[asker] = (await ask(name, rule, asker, question)).status;

    expect(heard).toEqual(rule.answers);
  });
});

it('nobody but the buyer is shown that an order was paid', async () => {
  const { id } = await anOrder(scene);
  expectStatus(await pay(scene.buyer, id), 201);

  const shown = async ({ http }: Person) =>
    (await http.get('/api/payments', { params: { orderId: id } })).data.length;
  expect(await Promise.all([scene.buyer, scene.seller, scene.other].map(shown))).toEqual([1, 0, 0]);
});

it.each(['/orders', '/account', '/tickets/new', '/tickets/mine'])(
  'the page %s sends whoever is not signed in to do so',
  async (path) => {
    const answer = await visitor().get(path, { maxRedirects: 0 });

    expect(answer.status).toBe(307);
    expect(answer.headers.location).toBe(`/signin?next=${encodeURIComponent(path)}`);
  },
);
