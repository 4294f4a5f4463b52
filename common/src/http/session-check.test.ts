import express from 'express';
import mongoose from 'mongoose';
import request from 'supertest';
import { newId } from '../mongo/new-id.js';
import { createCapturedLog } from '../testing/captured-log.js';
import { createManualClock } from '../testing/manual-clock.js';
import { cookieOf } from '../testing/signed-in.js';
import { testJwtKey } from '../testing/test-config.js';
import { errorHandler } from './error-handler.js';
import { currentUser, sessionCookie } from './session.js';
import { rememberEnds } from './session-check.js';

const { logger } = createCapturedLog();

function setUp() {
  const clock = createManualClock();
  const lookUp = jest.fn(async (id: string) => id === 'over');
  return { clock, lookUp, isEnded: rememberEnds(lookUp, clock) };
}

describe('whether a session has ended', () => {
  it('is asked once for the many requests of half a second', async () => {
    const { clock, lookUp, isEnded } = setUp();
    const answers = await Promise.all(['over', 'over', 'on', 'on'].map(isEnded));
    expect(answers).toEqual([true, true, false, false]);

    clock.advance(499);
    await isEnded('on');
    expect(lookUp).toHaveBeenCalledTimes(2);

    clock.advance(1);
    await isEnded('on');
    expect(lookUp).toHaveBeenCalledTimes(3);
  });

  it('is known half a second after its end at the latest, which is to hold within a second', async () => {
    const clock = createManualClock();
    let over = false;
    const isEnded = rememberEnds(async () => over, clock);
    expect(await isEnded('any')).toBe(false);
    over = true;

    clock.advance(500);
    expect(await isEnded('any')).toBe(true);
  });

  it('is asked again when it could not be found out', async () => {
    const { lookUp, isEnded } = setUp();
    lookUp.mockRejectedValueOnce(new Error('the database is away'));

    await expect(isEnded('over')).rejects.toThrow('away');
    expect(await isEnded('over')).toBe(true);
  });

  it('is answered 503, and lets nobody in, when it cannot be found out', async () => {
    const { clock, lookUp, isEnded } = setUp();
    lookUp.mockRejectedValue(new mongoose.mongo.MongoNetworkError('reset'));
    const check = { jwtKey: testJwtKey, previousJwtKey: undefined, isEnded, clock };
    const served = jest.fn((_request, response) => response.json({}));
    const app = express().use(sessionCookie(), currentUser(check), served, errorHandler(logger));

    const answer = await request(app).get('/').set('Cookie', cookieOf(newId()));

    expect([answer.status, answer.get('Retry-After')]).toEqual([503, '1']);
    expect(served).not.toHaveBeenCalled();
  });

  it('is remembered of ten thousand sessions, and no more', async () => {
    const { lookUp, isEnded } = setUp();
    for (let session = 0; session <= 10_000; session++) await isEnded(String(session));
    lookUp.mockClear();

    await isEnded('1');
    expect(lookUp).not.toHaveBeenCalled();
    await isEnded('0');
    expect(lookUp).toHaveBeenCalledTimes(1);
  });
});
