import { type EventData, eventType, type Subject } from '@ticketing/common';
import { newId } from '@ticketing/common/testing';
import { momentOf, toldOf, traceOf } from './events.js';
import type { Story } from './moment.js';
import { storyAsSvg } from './picture.js';
import { storyAsText } from './text.js';

const orderId = newId();
const ticketId = newId();
const trace = 'a'.repeat(32);

const ticket = (fields: Partial<EventData<'ticket:updated'>> = {}): EventData<'ticket:updated'> => ({
  id: ticketId,
  version: 2,
  title: 'Opera',
  price: 1999,
  currency: 'usd',
  userId: newId(),
  status: 'available',
  ...fields,
});

const message = (subject: Subject, data: EventData, traceId = 'b'.repeat(32)) =>
  JSON.stringify({
    specversion: '1.0',
    id: newId(),
    source: '/tickets',
    type: eventType(subject),
    time: '2030-01-01T12:00:00.000Z',
    subject: data.id,
    traceparent: `00-${traceId}-${'c'.repeat(16)}-01`,
    data,
  });

describe('what a message tells of an order', () => {
  it('is there where the order is named, and where one of its traces has changed its ticket', () => {
    const locked = message('ticket:updated', ticket({ status: 'reserved', orderId }));
    const unlocked = message('ticket:updated', ticket(), trace);
    const charge = { id: newId(), version: 1, orderId, userId: newId(), amount: 1999, currency: 'usd' };

    expect(toldOf(orderId, 'ticket:updated', locked)).toBeDefined();
    expect(toldOf(orderId, 'ticket:updated', unlocked)).toBeUndefined();
    expect(toldOf(orderId, 'ticket:updated', unlocked, new Set([trace]))).toBeDefined();
    const paid = toldOf(
      orderId,
      'payment:created',
      message('payment:created', { ...charge, status: 'completed' }),
    );
    expect(paid && traceOf(paid)).toBe('b'.repeat(32));
    expect(paid && momentOf(paid).what).toBe('payment:created v1, $19.99');
  });

  it.each([
    ['of another order', message('ticket:updated', ticket({ status: 'sold', orderId: newId() }))],
    ['that only names the order in a title', message('ticket:updated', ticket({ title: orderId }))],
    ['that is no event', `{"orderId":"${orderId}"`],
  ])('is nothing in one %s', (_what, body) => {
    expect(toldOf(orderId, 'ticket:updated', body)).toBeUndefined();
  });
});

const evil = '<script>alert("1")</script>\u001b[2J\ud800&';
const story: Story = {
  orderId,
  about: [`${evil}, $19.99`],
  moments: [
    { at: new Date('2030-01-01T12:00:00.000Z'), place: 'buyer', to: 'orders', what: 'POST /api/orders: 201' },
    { at: new Date('2030-01-01T12:00:00.250Z'), place: 'orders', what: evil, isFault: true },
  ],
  now: ['orders: complete, v2'],
  unanswered: [],
};

describe('a story', () => {
  it('as text has each moment with its time, and nothing that a terminal would obey', () => {
    const text = storyAsText(story);

    expect(text).toContain('2030-01-01T12:00:00.000Z      +0.000 s  buyer → orders   POST /api/orders: 201');
    expect(text).toMatch(/\+0\.250 s {2}orders {9}! <script>/);
    expect(text).toMatch(/Now\n {2}orders: complete, v2$/);
    expect(text).not.toContain('\u001b');
  });

  it('as text names at its end who could not be asked', () => {
    const text = storyAsText({ ...story, unanswered: ['Not asked: the log of auth, as it is away'] });

    expect(text).toMatch(/\n! Not asked: the log of auth, as it is away$/);
  });

  it('as a picture is a document of its own, in which what people wrote is text', () => {
    const svg = storyAsSvg(story);

    expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;·[2J·&amp;');
    for (const harm of ['<script', '\u001b', '\ud800']) expect(svg).not.toContain(harm);
    expect(svg.match(/class="place"/g)).toHaveLength(2);
    expect(svg.match(/<path /g)).toHaveLength(1);
    expect(svg.match(/<circle /g)).toHaveLength(1);
  });

  it('without moments is told all the same', () => {
    const empty = { ...story, moments: [] };

    expect(storyAsText(empty)).toContain(orderId);
    expect(storyAsSvg(empty)).toContain('</svg>');
  });
});
