import { randomUUID } from 'node:crypto';
import { password, someEmail, visitor } from '../../world/person.js';
import { stripe } from '../../world/stripe.js';
import type { Exchange } from './exchange.js';
import { insist, type Scene, type Story } from './story.js';

const idOf = (exchange: Exchange) => (exchange.body as { id: string }).id;

/** Lists a ticket, perhaps changes its price, perhaps takes it back. */
export const sell: Story = async (scene) => {
  const { person, draw, market } = scene;
  const ticket = { title: `Concert ${Math.floor(draw('title') * 1e6)}`, price: price(draw('price')) };
  const headers = { 'Idempotency-Key': randomUUID() };
  const listing = { deed: 'list', method: 'POST', path: '/api/tickets', sent: ticket, headers } as const;
  const listed = await insist(scene, listing);
  if (listed.status !== 201) return;
  const path = `/api/tickets/${idOf(listed)}`;
  market.add({ id: idOf(listed), sellerId: person.id });
  if (draw('edit') < 0.25) {
    const sent = { ...ticket, price: price(draw('new price')) };
    await insist(scene, { deed: 'edit', method: 'PUT', path, sent });
  }
  if (draw('withdraw') < 0.08) {
    market.remove(idOf(listed));
    await insist(scene, { deed: 'withdraw', method: 'DELETE', path });
  }
};

const price = (unit: number) => Math.round((5 + unit * 95) * 100) / 100;

/** Orders what somebody else sells, at times with two clicks, and pays, cancels or forgets it. */
export const buy: Story = async (scene) => {
  const { person, draw, market } = scene;
  const offer = market.pick(person.id, draw('offer'));
  if (!offer) return look(scene);
  const sent = { ticketId: offer.id };
  const clicks = draw('clicks') < 0.12 ? 2 : 1;
  const answers = await Promise.all(
    Array.from({ length: clicks }, () =>
      insist(scene, { deed: 'order', method: 'POST', path: '/api/orders', sent }),
    ),
  );
  const ordered = answers.find(({ status }) => status === 201);
  if (!ordered) return;
  market.remove(offer.id);
  await decide(scene, idOf(ordered));
};

async function decide(scene: Scene, orderId: string): Promise<void> {
  const decision = scene.draw('decision');
  if (decision < 0.1) return;
  if (decision < 0.2) return void (await cancel(scene, orderId));
  if (decision < 0.3) await pay(scene, orderId, 'pm_card_chargeDeclined');
  if (decision < 0.4) return authenticate(scene, orderId);
  await pay(scene, orderId, 'pm_card_visa');
  if (decision < 0.45) await cancel(scene, orderId);
}

const cancel = (scene: Scene, orderId: string) =>
  insist(scene, { deed: 'cancel', method: 'DELETE', path: `/api/orders/${orderId}` });

/** With a key, and at times with two clicks. */
async function pay(scene: Scene, orderId: string, paymentMethodId: string): Promise<Exchange> {
  const headers = { 'Idempotency-Key': randomUUID() };
  const clicks = scene.draw('clicks to pay') < 0.12 ? 2 : 1;
  const answers = await Promise.all(
    Array.from({ length: clicks }, () =>
      insist(scene, {
        ...{ deed: 'pay', method: 'POST', path: '/api/payments', headers },
        sent: { orderId, paymentMethodId },
      }),
    ),
  );
  return answers[0] as Exchange;
}

/** Pays by a card whose bank asks the buyer, who says yes, no, or nothing. */
async function authenticate(scene: Scene, orderId: string): Promise<void> {
  const asked = await pay(scene, orderId, 'pm_card_authenticationRequired');
  if (asked.status !== 202) return;
  const answer = scene.draw('authentication');
  if (answer > 0.9) return;
  const page = (asked.body as { authenticationUrl: string }).authenticationUrl;
  // The bank's page may be away as well: then the buyer comes back without having seen it.
  await stripe.authenticate(page, answer < 0.7 ? 'complete' : 'fail').catch(() => {});
  await insist(scene, { deed: 'resume', method: 'POST', path: `/api/payments/${idOf(asked)}/resume` });
}

/** Looks at what there is, and at what is one's own. */
export const look: Story = async ({ person, draw, market, recorder }) => {
  const offer = market.pick(person.id, draw('look'));
  const paths = ['/', '/api/tickets', '/api/orders', '/api/tickets/mine', '/api/users/currentuser'];
  if (offer) paths.push(`/api/tickets/${offer.id}`, `/api/tickets/${offer.id}`);
  const path = paths[Math.floor(draw('path') * paths.length)] as string;
  await recorder.ask(person, { deed: 'read', method: 'GET', path, ...(path === '/' && AS_A_BROWSER) });
};

/** Others are shown a page before it is known that there will be one. */
const AS_A_BROWSER = { headers: { accept: 'text/html' } };

/** Somebody new signs up, and is known afterwards. */
export const arrive: Story = async (scene) => {
  const account = { email: someEmail(), password };
  const newcomer = { ...scene, person: { ...scene.person, id: account.email, http: visitor() } };
  const path = '/api/users/signup';
  const signedUp = await insist(newcomer, { deed: 'sign up', method: 'POST', path, sent: account });
  if (signedUp.status !== 201) return;
  await insist(newcomer, { deed: 'sign in', method: 'POST', path: '/api/users/signin', sent: account });
};
