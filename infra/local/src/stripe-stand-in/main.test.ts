import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const main = join(__dirname, 'main.ts');

const run = (env: NodeJS.ProcessEnv) =>
  spawn(process.execPath, ['--import', 'tsx', main], {
    env: { ...process.env, NODE_ENV: 'test', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

test('it says where it is, serves, and ends cleanly on SIGTERM', async () => {
  const child = run({ STRIPE_KEY: 'sk_test_main' });
  const [line] = await once(child.stdout, 'data');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0];
  const answer = await fetch(`${url}/v1/payment_intents`, {
    headers: { Authorization: 'Bearer sk_test_main' },
  });
  expect(answer.status).toBe(200);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test.each([
  ['in production', { NODE_ENV: 'production' }, 'NODE_ENV=production'],
  ['with webhooks that it cannot sign', { WEBHOOK_URL: 'http://127.0.0.1:1' }, 'STRIPE_WEBHOOK_SECRET'],
])('it refuses to start %s', async (_, env, complaint) => {
  const child = run(env);
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(code).not.toBe(0);
  expect(errors).toContain(complaint);
});
