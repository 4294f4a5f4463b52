import { Router } from 'express';
import fc from 'fast-check';
import request from 'supertest';
import { newId } from '../mongo/new-id.js';
import { badText } from '../testing/bad-input.js';
import { createTestApp } from '../testing/test-app.js';
import { emailField, idField, isObjectId, secretField, textField, validate } from './validation.js';

const { app } = createTestApp(
  Router().post(
    '/',
    validate(textField('title', 10), emailField(), secretField('password', 8, 12), idField('ticketId')),
    (sent, response) => {
      response.json(sent.body);
    },
  ),
);

const good = { title: 'Opera', email: 'ada@example.com', password: 'passwords', ticketId: newId() };
const post = (body: unknown) =>
  request(app)
    .post('/')
    .send(body as object);

describe('validate', () => {
  it('lets a good request through', async () => {
    const answer = await post(good);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(good);
  });

  it('names the first fault of each field', async () => {
    const answer = await post({ title: '  ', email: 'ada' });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      errors: [
        { message: 'title must not be empty', field: 'title' },
        { message: 'Email must be valid', field: 'email' },
        { message: 'password must be text', field: 'password' },
        { message: 'ticketId must be a valid id', field: 'ticketId' },
      ],
    });
  });

  it.each([undefined, [], [good]])('finds every field missing in the body %j', async (body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveLength(4);
  });

  it('says of each fault what the field must be, whatever the fields hold', async () => {
    const field = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary', maxLength: 400 }));
    const fields = fc.record({ title: field, email: field, password: field, ticketId: field });
    await fc.assert(
      fc.asyncProperty(fields, async (body) => {
        const answer = await post(body);
        expect(answer.status).toBe(400);
        for (const { message, field } of answer.body.errors) {
          expect(Object.keys(good)).toContain(field);
          expect(message).toContain('must');
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe.each(['title', 'email', 'password', 'ticketId'])('the field %s', (field) => {
  it.each(badText)('refuses %s', async (_name, value) => {
    const answer = await post({ ...good, [field]: value });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ message: expect.stringContaining('must'), field }]);
  });
});

describe('the fields', () => {
  it.each([
    ['a text is trimmed', { title: '  Opera ' }, { title: 'Opera' }],
    ['a text may be as long as the limit', { title: 'x'.repeat(10) }, { title: 'x'.repeat(10) }],
    ['an address is trimmed and in lower case', { email: ' ADA@Example.com ' }, { email: 'ada@example.com' }],
    ['a secret is left as it is', { password: '  Secret  ' }, { password: '  Secret  ' }],
    ['an id is in lower case', { ticketId: 'ABCDEF'.repeat(4) }, { ticketId: 'abcdef'.repeat(4) }],
  ])('%s', async (_name, sent, taken) => {
    const answer = await post({ ...good, ...sent });
    expect(answer.body).toEqual({ ...good, ...taken });
  });

  it.each([
    ['title', 'x'.repeat(11), 'title must have at most 10 characters'],
    ['title', '\t\n ', 'title must not be empty'],
    ['email', `${'a'.repeat(64)}@${'b.'.repeat(100)}com`, 'Email must be valid'],
    ['email', 'ada@example', 'Email must be valid'],
    ['password', 'x'.repeat(7), 'password must have between 8 and 12 characters'],
    ['password', 'x'.repeat(13), 'password must have between 8 and 12 characters'],
    ['ticketId', '0'.repeat(23), 'ticketId must be a valid id'],
  ])('%s cannot be %j', async (field, value, message) => {
    const answer = await post({ ...good, [field]: value });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ message, field }]);
  });
});

describe('isObjectId', () => {
  it.each([
    ['0123456789abcdef01234567', true],
    ['0123456789ABCDEF01234567', true],
    ['0123456789abcdef0123456', false],
    ['0123456789abcdef012345678', false],
    ['0123456789abcdef0123456g', false],
    ['0123456789abcdef01234567\n', false],
    [['0123456789abcdef01234567'], false],
    [{ $ne: null }, false],
    [undefined, false],
  ])('of %j is %p', (value, expected) => {
    expect(isObjectId(value)).toBe(expected);
  });
});
