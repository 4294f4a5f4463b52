import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { visitor } from './person.js';
import { tryOperation } from './try-operation.js';

const environment = { ...process.env };
let status = 200;
const server = createServer((_request, response) => response.writeHead(status).end('{}'));

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  process.env.E2E_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  process.env.E2E_UNLIMITED = environment.E2E_UNLIMITED;
});
afterAll(() => {
  process.env = environment;
  server.closeAllConnections();
  server.close();
});

const operation = {
  name: 'get /api/tickets',
  method: 'get',
  path: '/api/tickets',
  isPrivate: false,
  parameters: [],
  body: undefined,
  statuses: [200, 429, 503],
};

/** How many of three requests are found fault with when that is what they are answered. */
async function faults(answered: number): Promise<number> {
  status = answered;
  const person = { email: '', id: '6740c1a26740c1a26740c1a2', cookie: '', http: visitor() };
  return (await tryOperation(operation, 3, 1, async () => ({ person, ids: [person.id] }))).length;
}

describe('what is answered to generated requests', () => {
  it.each([
    ['is right when it is described', 200, 'yes', 0],
    ['is wrong when it is not', 404, 'yes', 3],
    ['is wrong when it is an error of ours, described or not', 503, 'no', 3],
    ['may be a limit, where there are limits', 429, 'no', 0],
    ['is wrong when it is a limit, where limits are lifted', 429, 'yes', 3],
  ])('%s', async (_what, answered, unlimited, count) => {
    process.env.E2E_UNLIMITED = unlimited;
    expect(await faults(answered)).toBe(count);
  });
});
