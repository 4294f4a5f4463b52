import { ApiError } from '@/api/api-error';
import { InvalidInput, toFormErrors } from './form-errors';

const fields = ['email', 'password'] as const;

describe('toFormErrors', () => {
  it('puts each message at its field and the rest in the summary', () => {
    const error = new ApiError(400, [
      { message: 'Email must be valid', field: 'email' },
      { message: 'Try later' },
      { message: 'ticketId must be a valid id', field: 'ticketId' },
    ]);
    expect(toFormErrors(error, fields)).toEqual({
      fields: { email: 'Email must be valid' },
      summary: ['Try later', 'TicketId must be a valid id'],
      signedOut: false,
      alreadyListed: false,
    });
  });

  it('shows the first message of a field', () => {
    const error = new ApiError(400, [
      { message: 'must be text', field: 'password' },
      { message: 'too short', field: 'password' },
    ]);
    expect(toFormErrors(error, fields).fields).toEqual({ password: 'Must be text' });
  });

  it('keeps to the order of the form', () => {
    const error = new ApiError(400, [
      { message: 'too short', field: 'password' },
      { message: 'Email must be valid', field: 'email' },
    ]);
    expect(Object.keys(toFormErrors(error, fields).fields)).toEqual(['email', 'password']);
  });

  it('offers to sign in when the session is over', () => {
    const error = new ApiError(401, [{ message: 'Not authorized' }]);
    expect(toFormErrors(error, fields)).toEqual({
      fields: {},
      summary: [],
      signedOut: true,
      alreadyListed: false,
    });
  });

  it('tells a ticket that is listed already from any other refusal', () => {
    const error = new ApiError(400, [{ message: 'You have listed it', code: 'already_listed' }]);
    expect(toFormErrors(error, fields)).toMatchObject({
      summary: ['You have listed it'],
      alreadyListed: true,
    });
  });

  it('tells a code that is missing from a session that is over', () => {
    const error = new ApiError(401, [{ message: 'a code is needed', field: 'password' }]);
    expect(toFormErrors(error, fields)).toEqual({
      fields: { password: 'A code is needed' },
      summary: [],
      signedOut: false,
      alreadyListed: false,
    });
  });

  it('treats input that cannot be sent like input that was refused', () => {
    const error = new InvalidInput([{ message: 'enter something', field: 'email' }]);
    expect(toFormErrors(error, fields).fields).toEqual({ email: 'Enter something' });
  });

  it('does not hide a mistake in the program', () => {
    const mistake = new TypeError('x is not a function');
    expect(() => toFormErrors(mistake, fields)).toThrow(mistake);
  });
});
