import fc from 'fast-check';
import { newId } from '../mongo/new-id.js';
import { decodeEvent, eventType, UnreadableEventError } from './cloud-event.js';
import { eventSchemas, subjects } from './event-map.js';

const event = {
  specversion: '1.0',
  id: newId(),
  source: '/tickets',
  type: 'dev.ticketing.ticket.created.v1',
  time: '2030-01-01T12:00:00.000Z',
  subject: newId(),
  datacontenttype: 'application/json',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  data: {
    id: newId(),
    version: 0,
    title: 'Opera',
    price: 1999,
    currency: 'usd',
    userId: newId(),
    status: 'available',
  },
};

const decode = (changes: object) => decodeEvent('ticket:created', JSON.stringify({ ...event, ...changes }));
const decodeData = (changes: object) => decode({ data: { ...event.data, ...changes } });

describe('decodeEvent', () => {
  it('reads an event', () => {
    expect(decode({})).toEqual(event);
  });

  it('reads an event without what is optional', () => {
    const { datacontenttype, traceparent, ...least } = event;
    expect(decodeEvent('ticket:created', JSON.stringify(least))).toEqual(least);
  });

  it('leaves out what it does not know, so that a publisher may say more', () => {
    expect(decode({ priority: 'high', data: { ...event.data, weather: 'fine' } })).toEqual(event);
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['half an event', JSON.stringify(event).slice(0, -1)],
    ['null', 'null'],
    ['a number', '1'],
    ['a list', JSON.stringify([event])],
    ['an empty object', '{}'],
    ['the data without its envelope', JSON.stringify(event.data)],
  ])('finds %s unreadable', (_name, body) => {
    expect(() => decodeEvent('ticket:created', body)).toThrow(UnreadableEventError);
  });

  it.each(['specversion', 'id', 'source', 'type', 'time', 'subject', 'data'])(
    'finds an envelope without %s unreadable',
    (field) => {
      expect(() => decode({ [field]: undefined })).toThrow(UnreadableEventError);
    },
  );

  it.each([
    ['another version of the standard', { specversion: '0.3' }],
    ['another type', { type: eventType('ticket:updated') }],
    ['a later version of the type', { type: 'dev.ticketing.ticket.created.v2' }],
    ['a number as id', { id: 1 }],
    ['an empty id', { id: '' }],
    ['a time that is none', { time: 'yesterday' }],
    ['data that is not JSON', { datacontenttype: 'application/xml' }],
    ['data that is text', { data: 'hello' }],
  ])('finds an envelope with %s unreadable', (_name, changes) => {
    expect(() => decode(changes)).toThrow(UnreadableEventError);
  });

  it.each([
    ['no id', { id: undefined }],
    ['no version', { version: undefined }],
    ['a negative version', { version: -1 }],
    ['half a version', { version: 0.5 }],
    ['a price in dollars', { price: 19.99 }],
    ['a price as text', { price: '1999' }],
    ['a negative price', { price: -1 }],
    ['an unknown status', { status: 'lost' }],
    ['a lock of nobody', { orderId: null }],
  ])('finds data with %s unreadable, and says where', (_name, changes) => {
    const [field] = Object.keys(changes);
    expect(() => decodeData(changes)).toThrow(UnreadableEventError);
    expect(() => decodeData(changes)).toThrow(field as string);
  });

  it('throws nothing else, whatever the message', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.jsonValue().map((data) => encode({ data })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...subjects), anything, (subject, body) => {
        expect(() => decodeEvent(subject, body)).toThrow(UnreadableEventError);
      }),
      { numRuns: 500 },
    );
  });
});

const encode = (changes: object) => JSON.stringify({ ...event, ...changes });

describe('eventType', () => {
  it('is a reverse domain name with a version, one for each subject', () => {
    expect(eventType('ticket:reservation-refused')).toBe('dev.ticketing.ticket.reservation-refused.v1');
    expect(new Set(subjects.map(eventType)).size).toBe(Object.keys(eventSchemas).length);
  });
});
