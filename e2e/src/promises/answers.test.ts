import { brokenAnswers, type Fact } from './answers.js';
import type { World } from './world.js';

const opera = { by: 'ann', ticketId: 't1', userId: 'ann', title: 'Opera', price: 19.99 };
const listed: Fact = { kind: 'listed', ...opera, version: 0 };
const edited: Fact = { kind: 'edited', ...opera, version: 3, title: 'Ballet', price: 5 };
const unclear: Fact = { kind: 'edit unclear', ...opera, title: 'Circus', price: 7 };

const showing = (title: string, price: number, version = 9) =>
  ({ tickets: [{ _id: 't1', userId: 'ann', title, price, version }] }) as unknown as World;

describe('what somebody was told who signed out', () => {
  const signedOut: Fact = { kind: 'signed out', by: 'ann', sessionId: 's1' };
  const sessions = (...ended: string[]) =>
    ['s1', 's2'].map((_id) => ({
      _id,
      userId: 'ann',
      endedAt: ended.includes(_id) ? new Date() : undefined,
    }));
  const world = (all: object[]) => ({ sessions: all, tickets: [] }) as unknown as World;

  it('holds as long as that session has ended', () => {
    expect(brokenAnswers([signedOut], world(sessions('s1')))).toEqual([]);
  });

  it.each([
    ['goes on', sessions()],
    ['goes on, and another of theirs has ended', sessions('s2')],
    ['is not there', []],
  ])('is broken where that session %s', (_, all) => {
    expect(brokenAnswers([signedOut], world(all))).toEqual([
      'I5: ann was told signed out, but session s1 has not ended',
    ]);
  });
});

describe('what a seller was told', () => {
  it.each<[string, Fact[], World]>([
    ['the listing', [listed], showing('Opera', 1999)],
    ['the newest edit', [edited, listed], showing('Ballet', 500)],
    ['an edit whose answer was lost', [listed, edited, unclear], showing('Circus', 700)],
  ])('holds as long as the ticket shows %s', (_, facts, world) => {
    expect(brokenAnswers(facts, world)).toEqual([]);
  });

  it.each<[string, Fact[], World]>([
    ['another title than was listed', [listed], showing('Reserved', 1999)],
    ['another price than was listed', [listed], showing('Opera', 2000)],
    ['what was listed although it was edited', [listed, edited], showing('Opera', 1999)],
    ['an earlier edit', [edited, { ...edited, version: 5, title: 'Circus' }], showing('Ballet', 500)],
    ['an older version', [edited], showing('Ballet', 500, 2)],
  ])('is broken by %s', (_, facts, world) => {
    expect(brokenAnswers(facts, world)).toHaveLength(1);
  });
});
