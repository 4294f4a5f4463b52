import express from 'express';
import request from 'supertest';
import { z } from 'zod';
import type { ApiDescription } from '../http/api-description.js';
import { asDocumented, documentedRoutes, registeredRoutes } from './as-documented.js';

const api: ApiDescription = {
  service: 'things',
  description: 'Things',
  operations: [
    {
      method: 'get',
      path: '/things/:id',
      summary: '',
      answers: { 200: { description: '', body: z.strictObject({ a: z.number() }) } },
    },
    { method: 'delete', path: '/things/:id', summary: '', answers: { 204: { description: '' } } },
  ],
};

/** What is found wrong with an answer. */
async function faultsOf(method: 'get' | 'delete', status: number, body?: unknown): Promise<string[]> {
  const app = express().use(
    express.Router()[method]('/things/:id', (_request, response) => {
      response.status(status);
      if (typeof body === 'string') response.type('text/plain').send(body);
      else if (body === undefined) response.end();
      else response.json(body);
    }),
  );
  const faults: string[] = [];
  await request(asDocumented(app, api, (fault) => faults.push(fault)))[method]('/things/1?x=1');
  return faults;
}

describe('an answer that is held against its description', () => {
  it('is none of our business where it fits', async () => {
    expect(await faultsOf('get', 200, { a: 1 })).toEqual([]);
    expect(await faultsOf('delete', 204)).toEqual([]);
  });

  it.each([
    ['a status that is not documented', 'get', 418, { a: 1 }, 'get /things/:id 418 is not documented'],
    ['a field that is missing', 'get', 200, {}, 'get /things/:id 200: ✖ Invalid input'],
    ['a field that is not documented', 'get', 200, { a: 1, b: 2 }, 'Unrecognized key: "b"'],
    ['another type', 'get', 200, 'text', 'is text/plain'],
  ] as const)('is found to have %s', async (_what, method, status, body, fault) => {
    const faults = await faultsOf(method, status, body);

    expect(faults).toEqual([expect.stringContaining(fault)]);
  });
});

it('routes are found in routers within routers', () => {
  const inner = express.Router().post('/b', () => {});
  const app = express().get('/a', () => {});
  app.use(express.Router().use(inner));

  expect(registeredRoutes(app)).toEqual(['get /a', 'post /b']);
  expect(documentedRoutes(api)).toEqual(['delete /things/:id', 'get /things/:id']);
});
