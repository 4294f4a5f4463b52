import { Router } from 'express';
import request from 'supertest';
import { newId } from '../mongo/new-id.js';
import { createMetrics } from '../process/metrics.js';
import { createCapturedLog } from '../testing/captured-log.js';
import { createManualClock } from '../testing/manual-clock.js';
import { createMemoryCounts } from '../testing/memory-counts.js';
import { cookieOf } from '../testing/signed-in.js';
import { createTestApp } from '../testing/test-app.js';
import { testConfig } from '../testing/test-config.js';
import { limitChanges } from './limit-changes.js';
import { createLimits } from './limits.js';

const clock = createManualClock();
const { logger } = createCapturedLog();
const limits = createLimits({
  name: 'test',
  config: testConfig({ limits: 'orders:2/60,market:3/60' }),
  clock,
  logger,
  metrics: createMetrics('test'),
  counts: createMemoryCounts(clock),
});
const { app } = createTestApp(
  limitChanges(limits, 'orders'),
  Router().all('/', (_request, response) => {
    response.json({});
  }),
);

const from = (address: string, method: 'post' | 'get' = 'post') =>
  request(app)[method]('/').set('X-Forwarded-For', address);

async function statuses(asks: (() => request.Test)[]) {
  const heard: number[] = [];
  for (const ask of asks) heard.push((await ask()).status);
  return heard;
}

const times = (count: number, ask: (time: number) => request.Test) =>
  statuses(Array.from({ length: count }, (_, time) => () => ask(time + 1)));

// Each has a limit of its own, and is forgotten before the next test.
afterEach(() => clock.advance(60_000));

it('an account changes so much and no more, from wherever, reads on, and goes on later', async () => {
  const cookie = cookieOf(newId());
  const ask = (time: number) => from(`198.51.100.${time}`).set('Cookie', cookie);

  expect(await times(3, ask)).toEqual([200, 200, 429]);
  expect((await ask(4)).get('Retry-After')).toBe('60');
  expect((await from('198.51.100.1', 'get').set('Cookie', cookie)).status).toBe(200);
  clock.advance(60_000);
  expect((await ask(1)).status).toBe(200);
});

it('an account is not counted for what the address is refused that it comes from', async () => {
  await times(3, () => from('198.51.100.1'));
  const cookie = cookieOf(newId());
  const ask = (address: string) => () => from(address).set('Cookie', cookie);

  expect(await times(2, ask('198.51.100.1'))).toEqual([429, 429]);

  expect(await times(3, ask('198.51.100.2'))).toEqual([200, 200, 429]);
});

describe('an address', () => {
  it('changes so much and no more, by whatever account, and reads on', async () => {
    const ask = () => from('198.51.100.1').set('Cookie', cookieOf(newId()));

    expect(await times(4, ask)).toEqual([200, 200, 200, 429]);
    expect((await from('198.51.100.2')).status).toBe(200);
    expect((await from('198.51.100.1', 'get')).status).toBe(200);
  });

  it('is one network for IPv6, whichever of its addresses asks', async () => {
    expect(await times(4, (last) => from(`2001:db8:1:2::${last}`))).toEqual([200, 200, 200, 429]);
    expect((await from('2001:db8:1:3::1')).status).toBe(200);
  });

  it.each(['127.0.0.1', '10.1.2.3', '::1', 'fd00::1', '::ffff:192.168.0.1'])(
    'from inside, such as %s, is everybody’s and not counted',
    async (address) => {
      expect(await times(5, () => from(address))).toEqual([200, 200, 200, 200, 200]);
    },
  );

  it('that a visitor only claims, past the one that the ingress tells, is nobody’s', async () => {
    const ask = (claim: number) => from(`192.0.2.${claim}, 198.51.100.9`);

    expect(await times(4, ask)).toEqual([200, 200, 200, 429]);
  });
});
