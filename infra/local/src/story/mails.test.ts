import { mailsOf, momentOfMail } from './mails.js';

const createdAt = new Date('2030-01-01T12:00:00.000Z');
const endedAt = new Date('2030-01-01T12:00:01.000Z');
const mail = { key: 'notice:6740c1a2:sold:buyer', attempts: 1, createdAt };

describe('a mail of an order', () => {
  it.each([
    ['the order', 'notice:6740c1a2:sold:buyer', true],
    ['money given back for a charge of it', 'notice:6740c1b3:refunded:buyer', true],
    ['money given back for another of its charges', 'notice:6740c1b4:refunded:buyer', true],
    ['another order', 'notice:6740c1a3:sold:buyer', false],
    ['an account', 'wrong-codes:6740c1a2:1', false],
  ])('is found, of all mails, by what it is about: %s', (_what, key, isFound) => {
    const { $regex } = mailsOf('6740c1a2', ['6740c1b3', '6740c1b4']).key;

    expect(new RegExp($regex).test(key)).toBe(isFound);
  });

  it('is told of with its reader’s part in the sale, and when it left', () => {
    expect(momentOfMail({ ...mail, end: 'sent', endedAt })).toEqual({
      at: endedAt,
      place: 'auth',
      to: 'buyer',
      what: 'mail to the buyer, sold: sent',
      isFault: false,
    });
    expect(momentOfMail({ ...mail, key: 'notice:6740c1a2:sold:seller', end: 'sent', endedAt })).toMatchObject(
      {
        place: 'auth',
        what: 'mail to the seller, sold: sent',
      },
    );
  });

  it.each([
    ['was refused for good', { attempts: 1, end: 'refused', endedAt }, 'refused'],
    ['was withheld from its reader', { attempts: 1, end: 'withheld', endedAt }, 'withheld'],
    ['could not leave in time', { attempts: 9, end: 'out-of-date', endedAt }, 'out-of-date'],
    ['waits for the mail server', { attempts: 3 }, 'waits, tried 3 times'],
  ] as const)('is a fault that %s', (_what, fields, became) => {
    expect(momentOfMail({ ...mail, ...fields })).toMatchObject({
      what: `mail to the buyer, sold: ${became}`,
      isFault: true,
    });
  });

  it.each([
    ['nobody needs any more', { end: 'needless', endedAt }],
    ['is about to leave', { attempts: 0 }],
  ] as const)('is none that %s', (_what, fields) => {
    expect(momentOfMail({ ...mail, ...fields })).toMatchObject({ isFault: false });
  });
});
