import { list, order, orderBecomes, pay } from './marketplace.js';
import { expectStatus, type Person, password, signInAgain, someEmail } from './person.js';

/** Those who may ask, in the order in which they do: whoever is let last may change what it is about. */
export const askers = ['nobody', 'ended', 'seller', 'other', 'buyer'] as const;
export type Asker = (typeof askers)[number];

export interface Scene {
  seller: Person;
  buyer: Person;
  other: Person;
}

export interface Question {
  id?: string;
  query?: object;
  data?: object;
}

export interface Rule {
  /** What each is answered. `ended` is somebody whose session is over. */
  answers: Record<Asker, number>;
  /** Why who is refused, where one status has several reasons. */
  says?: Partial<Record<Asker, string>>;
  /** What is asked, of something that was made for it. */
  ask?: (scene: Scene) => Promise<Question> | Question;
  /** Those who ask have not asked for anything else: it ends sessions, or a wrong password is counted. */
  byNewcomers?: boolean;
}

const open = (status: number): Rule['answers'] => ({
  nobody: status,
  ended: status,
  seller: status,
  other: status,
  buyer: status,
});
const members = (status: number) => ({ ...open(status), nobody: 401, ended: 401 });
const toAll = (sentence: string): Rule['says'] => ({
  nobody: sentence,
  ended: sentence,
  ...toMembers(sentence),
});
const toMembers = (sentence: string): Rule['says'] => ({
  seller: sentence,
  other: sentence,
  buyer: sentence,
});
const only = (who: Asker, status: number, others = 401) => ({ ...members(others), [who]: status });

const aTicket = async ({ seller }: Scene) => ({ id: (await list(seller)).id });
/** That the buyer can pay for, of a ticket of the seller. */
export const anOrder = async ({ seller, buyer }: Scene) => {
  const { id } = await order(buyer, (await list(seller)).id);
  await orderBecomes(buyer, id, 'awaiting:payment');
  return { id };
};

/** What members may ask, by a password that is wrong. */
const guess = (data: object): Rule => ({
  answers: members(400),
  says: toMembers('The current password is wrong'),
  ask: () => ({ data }),
  byNewcomers: true,
});

/** What anybody may send, and nobody may have done for it. */
const refused = (data: object, sentence: string): Rule => ({
  answers: open(400),
  says: toAll(sentence),
  ask: () => ({ data }),
});

const noEmail = 'Email must be valid';
const noLink = 'This link is no longer good: please ask for another one';

/** Every rule of who may do what. */
export const rules: Record<string, Rule> = {
  'get /api/users/currentuser': { answers: open(200) },
  // Nothing but what they send decides about these: it is not valid here.
  'post /api/users/signup': refused({}, noEmail),
  'post /api/users/signin': refused({}, noEmail),
  'post /api/users/signout': { answers: open(200), ask: () => ({ data: {} }), byNewcomers: true },
  'get /api/users/profile': { answers: members(200) },
  'patch /api/users/profile': { answers: members(200), ask: () => ({ data: { name: 'Ada' } }) },
  'post /api/users/password': guess({ currentPassword: 'not the one', password: 'another horse battery' }),
  'post /api/users/second-factor': guess({ password: 'not the one' }),
  'post /api/users/second-factor/confirm': {
    answers: members(400),
    says: toMembers('This took too long, or was begun anew elsewhere: please begin again'),
    ask: () => ({ data: { code: '123456' } }),
  },
  'post /api/users/second-factor/recovery-codes': guess({ password: 'not the one', code: '123456' }),
  'delete /api/users/second-factor': guess({ password: 'not the one', code: '123456' }),
  'post /api/users/verification': { answers: members(202) },
  // The token decides, whoever brings it: none of these is one.
  'post /api/users/verification/confirm': refused({ token: 'x' }, noLink),
  'post /api/users/password-reset': refused({}, noEmail),
  'post /api/users/password-reset/confirm': refused({ token: 'x', password }, noLink),
  'post /api/users/email/confirm': refused({ token: 'x' }, noLink),
  'post /api/users/email': guess({ email: someEmail(), password: 'not the one' }),
  'delete /api/users/me': { answers: members(204), ask: () => ({ data: { password } }), byNewcomers: true },
  'get /api/users/sessions': { answers: members(200) },
  'delete /api/users/sessions': { answers: members(204), byNewcomers: true },
  'delete /api/users/sessions/{id}': {
    answers: only('buyer', 204, 404),
    async ask({ buyer }) {
      const { http } = await signInAgain(buyer);
      const { data } = await http.get('/api/users/sessions');
      return { id: data.find(({ current }: { current: boolean }) => current).id };
    },
  },
  'get /api/tickets': { answers: open(200) },
  'get /api/tickets/cities': { answers: open(200) },
  'get /api/tickets/mine': { answers: members(200) },
  'get /api/tickets/{id}': { answers: open(200), ask: aTicket },
  'get /api/tickets/{id}/events': { answers: open(200), ask: aTicket },
  'post /api/tickets': { answers: members(201), ask: () => ({ data: { title: 'Opera', price: 20 } }) },
  'put /api/tickets/{id}': {
    answers: only('seller', 200),
    ask: async (scene) => ({ ...(await aTicket(scene)), data: { title: 'Ballet', price: 30 } }),
  },
  'delete /api/tickets/{id}': { answers: only('seller', 204), ask: aTicket },
  'get /api/orders': { answers: members(200) },
  // Nobody buys their own ticket, nor one that somebody is buying.
  'post /api/orders': {
    answers: { ...members(400), other: 201 },
    says: { seller: 'You cannot buy your own ticket', buyer: 'The ticket is already reserved' },
    ask: async ({ seller }) => ({ data: { ticketId: (await list(seller)).id } }),
  },
  'get /api/orders/{id}': { answers: only('buyer', 200), ask: anOrder },
  'delete /api/orders/{id}': { answers: only('buyer', 204), ask: anOrder },
  'get /api/payments/config': { answers: open(200) },
  // One's own attempts: see below.
  'get /api/payments': {
    answers: members(200),
    ask: async (scene) => ({ query: { orderId: (await anOrder(scene)).id } }),
  },
  'post /api/payments': {
    answers: only('buyer', 201),
    ask: async (scene) => ({
      data: { orderId: (await anOrder(scene)).id, paymentMethodId: 'pm_card_visa' },
    }),
  },
  'post /api/payments/{id}/resume': {
    answers: only('buyer', 201),
    async ask(scene) {
      const paid = await pay(scene.buyer, (await anOrder(scene)).id);
      expectStatus(paid, 201);
      return { id: paid.data.id };
    },
  },
  // Stripe alone can sign what it says, whoever else is signed in.
  'post /api/payments/webhook': refused({}, 'Not a signed webhook'),
};
