import { momentOfMail } from './mails.js';

const createdAt = new Date('2030-01-01T12:00:00.000Z');
const endedAt = new Date('2030-01-01T12:00:01.000Z');
const mail = { key: 'notice:6740c1a2:sold:buyer', attempts: 1, createdAt };

describe('a mail of an order', () => {
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
