import { Router } from 'express';
import mongoose from 'mongoose';
import request from 'supertest';
import { createConnection } from '../mongo/connect.js';
import { badBodies } from '../testing/bad-input.js';
import { createTestApp } from '../testing/test-app.js';
import { openTestConnection } from '../testing/test-connection.js';
import { badRequest, HttpError, notAuthorized, notFound, notYet, unavailable } from './errors.js';

let thrown: unknown;
const { app, lines } = createTestApp(
  Router()
    .get('/throw', () => {
      throw thrown;
    })
    .get('/reject', async () => {
      throw thrown;
    })
    .get('/begun', (_request, response) => {
      response.write('{"half":');
      throw thrown;
    })
    .post('/', (_request, response) => {
      response.json({});
    })
    .get('/items/:id', (_request, response) => {
      response.json({});
    }),
);

const answerTo = (error: unknown, path = '/throw') => {
  thrown = error;
  return request(app).get(path);
};

beforeEach(() => {
  lines.length = 0;
});

describe('an error that a route throws', () => {
  it.each([
    ['badRequest', badRequest('No', 'title'), 400, [{ message: 'No', field: 'title' }]],
    ['badRequest without a field', badRequest('No'), 400, [{ message: 'No' }]],
    ['notAuthorized', notAuthorized(), 401, [{ message: 'Not authorized' }]],
    ['notFound', notFound(), 404, [{ message: 'Not found' }]],
    [
      'several entries',
      new HttpError(400, [{ message: 'a' }, { message: 'b', field: 'c' }]),
      400,
      [{ message: 'a' }, { message: 'b', field: 'c' }],
    ],
    [
      'a reason for programs',
      new HttpError(400, [{ message: 'Your card was declined.', code: 'card_declined' }]),
      400,
      [{ message: 'Your card was declined.', code: 'card_declined' }],
    ],
  ])('%s is answered as it says, and is no news', async (_name, error, status, errors) => {
    for (const path of ['/throw', '/reject']) {
      const answer = await answerTo(error, path);
      expect(answer.status).toBe(status);
      expect(answer.body).toEqual({ errors });
    }
    expect(lines.map(({ level }) => level)).toEqual(['info', 'info']);
  });

  it.each([
    ['notYet', notYet('Still being reserved', 2), 400, '2'],
    ['unavailable', unavailable(), 503, '1'],
  ])('%s says when to try again', async (_name, error, status, seconds) => {
    const answer = await answerTo(error);
    expect(answer.status).toBe(status);
    expect(answer.get('Retry-After')).toBe(seconds);
  });

  it.each([
    ['an error', new Error('password is hunter2')],
    ['a type error', new TypeError("cannot read 'x'")],
    ['an error of a database', new mongoose.Error.ValidationError()],
    ['an error with the status of another server', Object.assign(new Error('Stripe'), { status: 502 })],
    ['a string', 'secret'],
    ['an object', { secret: true }],
  ])('%s that nobody expected is 500, without a word of it, and is logged', async (_name, error) => {
    const answer = await answerTo(error, '/reject');
    expect(answer.status).toBe(500);
    expect(answer.text).toBe('{"errors":[{"message":"Something went wrong"}]}');
    expect(lines[0]).toMatchObject({ level: 'error', msg: 'unexpected error', err: expect.anything() });
  });

  it('that nobody expected is logged with where it came from', async () => {
    await answerTo(new Error('half-way'));
    expect(lines[0]?.err).toMatchObject({ message: 'half-way', stack: expect.stringContaining(__filename) });
  });

  it('after the answer began cuts it off and is logged', async () => {
    await expect(answerTo(new Error('half-way'), '/begun')).rejects.toThrow('aborted');
    expect(lines[0]).toMatchObject({ level: 'error', msg: 'unexpected error' });
  });
});

it.each([
  ['cannot be reached', () => new mongoose.mongo.MongoServerSelectionError('away', {} as never)],
  ['broke the connection off', () => new mongoose.mongo.MongoNetworkError('reset')],
  ['has been left', failureOfClosedConnection],
  ['others kept writing to', () => new mongoose.Error.DocumentNotFoundError('')],
])('a database that %s is 503, to be tried again', async (_name, failure) => {
  const answer = await answerTo(await failure(), '/reject');
  expect(answer.status).toBe(503);
  expect(answer.get('Retry-After')).toBe('1');
  expect(answer.body).toEqual({ errors: [{ message: 'Temporarily unavailable, please try again' }] });
  expect(lines[0]).toMatchObject({ level: 'warn', msg: 'unavailable' });
});

async function failureOfClosedConnection(): Promise<unknown> {
  const connection = createConnection();
  const model = connection.model('Thing', new mongoose.Schema({ title: String }));
  await openTestConnection(connection);
  await connection.close();
  return model.findOne().catch((error: unknown) => error);
}

describe('a bad request', () => {
  it.each(badBodies.filter(([name]) => name !== 'an array'))(
    'with a body that is %s is 400',
    async (_name, body) => {
      const answer = await request(app).post('/').type('application/json').send(body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([{ message: expect.stringContaining('body') }]);
    },
  );

  it.each([
    ['a path that cannot be decoded', () => request(app).get('/items/%E0%A4%A')],
    ['an unknown encoding', () => request(app).post('/').set('Content-Encoding', 'zip').send({ a: 1 })],
    ['a broken encoding', () => request(app).post('/').set('Content-Encoding', 'gzip').send({ a: 1 })],
    [
      'an unknown character set',
      () => request(app).post('/').set('Content-Type', 'application/json; charset=x').send('{}'),
    ],
  ])('with %s is 400', async (_name, send) => {
    const answer = await send();
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ message: expect.any(String) }]);
  });

  it('for what there is not is 404', async () => {
    const answer = await request(app).get('/nowhere');
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ errors: [{ message: 'Not found' }] });
  });
});
