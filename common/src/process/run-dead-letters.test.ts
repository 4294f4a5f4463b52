import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { createDeadLetters } from '../bus/dead-letters.js';
import { createConnection } from '../mongo/connect.js';
import { newId } from '../mongo/new-id.js';
import { createManualClock } from '../testing/manual-clock.js';
import { testConfig } from '../testing/test-config.js';
import { openTestConnection } from '../testing/test-connection.js';

/** What a service's dead-letters.ts does, on the build of this package; it hears of users, and can use all but one. */
const main = `
  import { assembleService, baseConfig, createPlatform, readConfig, runDeadLetters } from './index.js';
  runDeadLetters(() => {
    const platform = createPlatform('child', readConfig(baseConfig, process.env));
    const service = assembleService(platform, {
      createApp: () => () => {},
      subscriptions: {
        'user:created': async ({ data }) => {
          if (data.name.startsWith('never')) throw new Error('cannot be used');
          await platform.connection.collection('heard').insertOne({ name: data.name });
        },
      },
    });
    return { service, platform };
  });
`;

const connection = createConnection();
const clock = createManualClock();
const deadLetters = createDeadLetters({ connection, clock });
const heard = () => connection.collection('heard').distinct('name');
const children: ChildProcess[] = [];

beforeAll(() => openTestConnection(connection));
beforeEach(async () => {
  await connection.collection('deadletters').deleteMany({});
  await connection.collection('heard').deleteMany({});
});
// One that a failed test has not ended would keep jest from ending.
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => connection.close());

/** Puts an event aside, as a fault of the code would that has been mended since. Resolves to the key of it. */
async function putAside(name: string): Promise<string> {
  const data = { id: newId(), version: 0, name };
  const body = JSON.stringify({
    specversion: '1.0',
    id: newId(),
    source: '/auth',
    type: 'dev.ticketing.user.created.v1',
    time: clock.now().toISOString(),
    subject: data.id,
    data,
  });
  await deadLetters.add('child', { subject: 'user:created', sequence: 1, body }, 'Error: a fault\n\u001b[2J');
  const letter = (await deadLetters.list()).find((one) => one.body === body);
  return `child/${letter?._id.split(' ').at(-1)?.slice(0, 10)}`;
}

async function run(...args: string[]) {
  const { MONGO_URI, NATS_URL, JWT_KEY } = testConfig();
  const dist = pathToFileURL(`${__dirname}/../../dist/`).href;
  const source = main.replaceAll("'./", `'${dist}`);
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source, '--', ...args], {
    env: {
      MONGO_URI,
      NATS_URL,
      NATS_CLUSTER_ID: 'test',
      NATS_CLIENT_ID: 'child',
      JWT_KEY,
      LOG_LEVEL: 'silent',
    },
  });
  children.push(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      printed += chunk;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed };
}

describe('runDeadLetters', () => {
  it('lists what was put aside, and nothing that a terminal would obey', async () => {
    const key = await putAside('Ada');
    const { code, printed } = await run();

    expect(code).toBe(0);
    expect(printed).toContain(`${key}  user:created  ${clock.now().toISOString()}  once`);
    expect(printed).toContain('Error: a fault\\n\\u001b[2J');
    expect(printed).not.toContain('\u001b');
  });

  it('shows all of one', async () => {
    const key = await putAside('Ada');
    await putAside('Bob');
    const { printed } = await run('show', key);

    expect(JSON.parse(printed)).toMatchObject({
      id: key,
      times: 1,
      body: { data: { name: 'Ada' } },
    });
  });

  it('replays one and forgets it, and keeps one that still cannot be used', async () => {
    const good = await putAside('Ada');
    const bad = await putAside('never');
    const { code, printed } = await run('replay', good, bad);

    expect(printed).toContain(`${good}  replayed`);
    expect(printed).toContain(`${bad}  still cannot be used: Error: cannot be used`);
    expect(code).toBe(1);
    expect(await heard()).toEqual(['Ada']);
    expect(await deadLetters.count()).toBe(1);
  });

  it('replays all of them', async () => {
    await putAside('Ada');
    await putAside('Bob');
    expect((await run('replay', '--all')).code).toBe(0);

    expect(await heard()).toEqual(['Ada', 'Bob']);
    expect(await deadLetters.count()).toBe(0);
  });

  it('replays one of a channel that nobody hears here, or that is no event, in vain', async () => {
    await deadLetters.add('child', { subject: 'order:created', sequence: 1, body: '{}' }, 'no');
    await deadLetters.add('child', { subject: 'user:created', sequence: 1, body: 'not JSON' }, 'no');
    const { code, printed } = await run('replay', '--all');

    expect(code).toBe(1);
    expect(printed).toContain('nothing is done here on order:created');
    expect(printed).toContain('UnreadableEventError: not JSON');
    expect(await deadLetters.count()).toBe(2);
  });

  it('discards one alone', async () => {
    const key = await putAside('Ada');
    await putAside('Bob');
    const { code, printed } = await run('discard', key);

    expect([code, printed]).toEqual([0, `${key}  discarded\n`]);
    expect((await deadLetters.list()).map(({ body }) => body)).toEqual([expect.stringContaining('Bob')]);
    expect(await heard()).toEqual([]);
  });

  it.each([
    ['an id that there is not', ['discard', 'child/0000000000'], 'has no dead letter'],
    ['an id that is the beginning of several', ['discard', 'child/'], 'is the beginning of 2'],
    ['nothing to replay', ['replay'], 'Usage'],
    ['all to discard', ['discard', '--all'], 'Usage'],
    ['an unknown verb', ['destroy', 'x'], 'Usage'],
    ['an unknown option', ['--force'], "Unknown option '--force'"],
  ])('refuses %s, and changes nothing', async (_what, args, complaint) => {
    await putAside('Ada');
    await putAside('Bob');
    const { code, printed } = await run(...args);

    expect(code).toBe(1);
    expect(printed).toContain(complaint);
    expect(await deadLetters.count()).toBe(2);
  });
});
