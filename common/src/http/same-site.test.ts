import { Router } from 'express';
import request from 'supertest';
import { createTestApp } from '../testing/test-app.js';

const { app } = createTestApp(
  Router().all('/things', (_request, response) => {
    response.json({});
  }),
);

const send = (headers: Record<string, string>, method: 'post' | 'put' | 'patch' | 'delete' = 'post') =>
  request(app)
    [method]('/things')
    .set({ Host: 'tickets.example', ...headers });

describe('a request that changes something', () => {
  it.each<[string, Record<string, string>]>([
    ['says nothing of where it comes from, as no browser does', {}],
    ['comes from this site', { Origin: 'https://tickets.example' }],
    ['comes from this site without TLS', { Origin: 'http://tickets.example' }],
    ['comes from this site in capitals', { Host: 'Tickets.Example', Origin: 'https://tickets.example' }],
    [
      'comes from this site by its port',
      { Host: 'tickets.example:8080', Origin: 'http://tickets.example:8080' },
    ],
    [
      'comes from the site that the ingress was asked for',
      { Host: 'auth-srv', 'X-Forwarded-Host': 'tickets.example', Origin: 'https://tickets.example' },
    ],
    ['comes from a page of this site', { Referer: 'https://tickets.example/orders/1?a=b' }],
    ['is of one origin with its page', { 'Sec-Fetch-Site': 'same-origin' }],
    ['is the visitor’s own', { 'Sec-Fetch-Site': 'none' }],
  ])('is let through when it %s', async (_name, headers) => {
    expect((await send(headers)).status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { Origin: 'https://evil.example' }],
    ['a part of this site that others may write', { Origin: 'https://blog.tickets.example' }],
    ['a site whose name begins like ours', { Origin: 'https://tickets.example.evil.example' }],
    ['another port', { Origin: 'https://tickets.example:8443' }],
    ['a page that hides where it is', { Origin: 'null' }],
    ['what is no address', { Origin: 'tickets.example' }],
    ['nowhere', { Origin: '' }],
    [
      'another site that claims our page',
      { Origin: 'https://evil.example', Referer: 'https://tickets.example/' },
    ],
    ['a page of another site', { Referer: 'https://evil.example/tickets.example' }],
    ['across sites', { 'Sec-Fetch-Site': 'cross-site' }],
    ['within the site, but another origin', { 'Sec-Fetch-Site': 'same-site' }],
    [
      'the host behind the ingress, which nobody knows',
      { Host: 'auth-srv', 'X-Forwarded-Host': 'tickets.example', Origin: 'http://auth-srv' },
    ],
  ])('is refused when it comes from %s', async (_name, headers) => {
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      const answer = await send(headers, method);
      expect(answer.status).toBe(403);
      expect(answer.body).toEqual({ errors: [{ message: 'This request came from another site' }] });
    }
  });
});

it.each(['get', 'head', 'options'] as const)(
  'a request to %s is answered wherever it comes from',
  async (method) => {
    const answer = await request(app)[method]('/things').set('Origin', 'https://evil.example');

    expect(answer.status).toBe(200);
  },
);

it.each(['get', 'post', 'options'] as const)('no other site may read what %s answers', async (method) => {
  const answer = await request(app)
    [method]('/things')
    .set({ Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' });

  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
});
