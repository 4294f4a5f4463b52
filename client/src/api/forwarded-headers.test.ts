import { forwardedHeaders } from './forwarded-headers';

describe('forwardedHeaders', () => {
  it('passes on who asks and from where, and nothing about the document that was asked for', () => {
    const incoming = new Headers({
      Host: 'ticketing.dev',
      Cookie: 'session=abc',
      'User-Agent': 'A browser',
      'X-Forwarded-For': '203.0.113.9',
      'X-Forwarded-Proto': 'https',
      'X-Request-Id': 'r1',
      Accept: 'text/html',
      'Accept-Encoding': 'br',
      'Content-Length': '12',
      Connection: 'keep-alive',
    });
    expect(forwardedHeaders(incoming)).toEqual({
      host: 'ticketing.dev',
      cookie: 'session=abc',
      'user-agent': 'A browser',
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'https',
      'x-request-id': 'r1',
    });
  });
});
