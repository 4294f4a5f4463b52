import { inspect } from 'node:util';
import { AxiosError, type AxiosResponse, CanceledError } from 'axios';
import type { ApiError } from './api-error';
import { toApiError } from './to-api-error';

const answer = (status: number, data: unknown, headers: Record<string, string> = {}) =>
  new AxiosError('failed', undefined, undefined, undefined, { status, data, headers } as AxiosResponse);

describe('toApiError', () => {
  it('keeps the status and the entries of a service', () => {
    const errors = [{ message: 'Email in use', field: 'email' }, { message: 'Too bad' }];
    expect(toApiError(answer(400, { errors }))).toMatchObject({ status: 400, errors, retryAfter: undefined });
  });

  it('reads Retry-After as seconds', () => {
    const error = answer(400, { errors: [{ message: 'still being reserved' }] }, { 'retry-after': '1' });
    expect(toApiError(error)).toMatchObject({ retryAfter: 1 });
  });

  it('ignores a Retry-After that is a date', () => {
    const error = answer(503, {}, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' });
    expect(toApiError(error)).toMatchObject({ retryAfter: undefined });
  });

  it.each([
    ['a page of a proxy', '<html>Bad gateway</html>'],
    ['no body', undefined],
    ['null', null],
    ['errors that are no list', { errors: 'many' }],
    ['entries without a message', { errors: [null, {}, { message: 7 }] }],
  ])('has a message of its own for %s', (_what, body) => {
    const error = toApiError(answer(502, body)) as ApiError;
    expect(error.status).toBe(502);
    expect(error.errors).toEqual([{ message: expect.stringContaining('try again') }]);
  });

  it('keeps the code of an entry', () => {
    const errors = [{ message: 'Your card has insufficient funds.', code: 'insufficient_funds' }];
    expect(toApiError(answer(400, { errors }))).toMatchObject({ errors });
  });

  it('tells the log which request failed and why, without what it carried', () => {
    const config = { method: 'post', url: '/api/users/signin', headers: { cookie: 'abc' }, data: 'secret' };
    const refused = Object.assign(new AxiosError('connect ECONNREFUSED', undefined, config as never), {
      cause: new Error('ECONNREFUSED ::1'),
    });
    const logged = inspect(toApiError(refused));
    expect(logged).toContain('POST /api/users/signin: connect ECONNREFUSED');
    expect(logged).toContain('ECONNREFUSED ::1');
    expect(logged).not.toMatch(/abc|secret/);
  });

  it('has status 0 when nobody answered', () => {
    expect(toApiError(new AxiosError('ECONNREFUSED'))).toMatchObject({ status: 0 });
  });

  it.each([
    ['an abandoned request', new CanceledError()],
    ['a mistake in the program', new TypeError('x is not a function')],
  ])('leaves %s what it is', (_what, error) => {
    expect(toApiError(error)).toBe(error);
  });
});
