import { eventually } from '@ticketing/common/testing';
import type { AxiosResponse } from 'axios';
import { pay } from '../world/marketplace.js';
import { readOperations } from '../world/operations.js';
import { expectStatus, type Person, someone, visitor } from '../world/person.js';
import { type Asker, anOrder, askers, type Question, type Rule, rules, type Scene } from '../world/rules.js';

let scene: Scene;
let ended: Person;

/** More than there are instances of a service, which hear of it at different moments of the same second. */
const TIMES = 8;

/** Somebody whose session is over, in every service. */
async function somebodyWhoLeft(): Promise<Person> {
  const person = await someone();
  expectStatus(await person.http.post('/api/users/signout', {}), 200);
  const paths = ['/api/users/sessions', '/api/tickets/mine', '/api/orders', '/api/payments'];
  await eventually(async () => {
    const asked = paths.flatMap((path) => Array.from({ length: TIMES }, () => person.http.get(path)));
    // Statuses alone: printing how whole answers differ takes longer than the second that this may need.
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 401)).toEqual([]);
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

async function clientOf(asker: Asker, { byNewcomers }: Rule) {
  if (asker === 'nobody') return visitor();
  if (asker === 'ended') return ended.http;
  return (byNewcomers ? await someone() : scene[asker]).http;
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
    // Payments may hear later than orders that the ticket is reserved: "not yet", and not no.
    if (answer.status === 400 && answer.headers['retry-after']) throw new Error('still being reserved');
    return answer;
  });
}

describe('who may do what', () => {
  it('is said of every route that the services describe', () => {
    const operations = readOperations();

    expect(Object.keys(rules).sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  it('is described as it is', () => {
    const secret = readOperations()
      .filter(({ isPrivate }) => isPrivate)
      .map(({ name }) => name);

    const asked = Object.keys(rules).filter((name) => rules[name]?.answers.nobody === 401);
    expect(asked.sort()).toEqual(secret.sort());
  });

  it.each(Object.entries(rules))('%s', async (name, rule) => {
    const question = (await rule.ask?.(scene)) ?? {};
    const heard: Partial<Record<Asker, number>> = {};
    const said: Partial<Record<Asker, string>> = {};
    for (const asker of askers) {
      const answer = await ask(name, rule, asker, question);
      heard[asker] = answer.status;
      said[asker] = answer.data.errors?.[0].message;
    }

    expect(heard).toEqual(rule.answers);
    expect(said).toMatchObject(rule.says ?? {});
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
