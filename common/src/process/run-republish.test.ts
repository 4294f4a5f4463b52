import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { newId } from '../mongo/new-id.js';
import { eventually } from '../testing/eventually.js';
import { testConfig } from '../testing/test-config.js';

/** What a service's republish.ts does, on the build of this package; it tells of nothing but how it was asked. */
const main = `
  import { baseConfig, createPlatform, readConfig, runRepublish } from './index.js';
  runRepublish(() => {
    const platform = createPlatform('child', readConfig(baseConfig, process.env));
    const republish = async ({ after, signal }) => {
      platform.logger.info({ after, mongo: platform.connection.readyState }, 'asked');
      WORK
      return 7;
    };
    return { platform, republish };
  });
`;

const { MONGO_URI, NATS_URL, JWT_KEY } = testConfig();
const environment = { MONGO_URI, NATS_URL, NATS_CLUSTER_ID: 'test', NATS_CLIENT_ID: 'child', JWT_KEY };

const children: ChildProcess[] = [];
// One that a failed test has not ended would keep jest from ending.
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Runs it as a process; `work` is what the service does when it is asked. */
function run({ args = [], work = '' }: { args?: string[]; work?: string }) {
  const dist = pathToFileURL(`${__dirname}/../../dist/`).href;
  const source = main.replaceAll("'./", `'${dist}`).replace('WORK', work);
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source, '--', ...args], {
    env: environment,
  });
  children.push(child);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  const closed = once(child, 'close') as Promise<[code: number | null]>;
  return { child, said: () => text, code: () => closed.then(([code]) => code) };
}

describe('runRepublish', () => {
  it('asks once the database is there, and exits with 0 when all is told', async () => {
    const { code, said } = run({});
    expect(await code()).toBe(0);
    expect(said()).toMatch(/"mongo":1,.*"asked"/);
    expect(said()).toMatch(/"told":7,.*"told again of all"/);
  });

  it('goes on after the id that it is given', async () => {
    const id = newId();
    const { code, said } = run({ args: ['--after', id] });
    expect(await code()).toBe(0);
    expect(said()).toContain(`"after":"${id}"`);
  });

  it.each([
    ['an id that cannot be', { args: ['--after', 'here'] }, '--after here is no id'],
    ['an argument that it does not know', { args: ['--before', newId()] }, '--before'],
    ['an event log that is not there', { args: ['--restored', 'http://127.0.0.1:1'] }, 'ECONNREFUSED'],
    ['a database that is lost', { work: 'throw new Error("the fault");' }, 'the fault'],
  ])('exits with 1 for %s, and says so', async (_name, how, message) => {
    const { code, said } = run(how);
    expect(await code()).toBe(1);
    expect(said()).toContain('"did not tell of all"');
    expect(said()).toContain(message);
  });

  it('exits with 1 when a signal has cut it short', async () => {
    const untilStopped = 'await new Promise((resolve) => signal.addEventListener("abort", resolve));';
    const { child, code, said } = run({ work: untilStopped });
    await eventually(() => expect(said()).toContain('"asked"'), 20_000);

    child.kill('SIGTERM');

    expect(await code()).toBe(1);
    expect(said()).toContain('"did not tell of all"');
  });
});
