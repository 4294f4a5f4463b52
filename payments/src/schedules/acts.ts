import { cookieOf } from '@ticketing/common/testing';
import { eventOf, sign } from '../routes/webhook.fixture.js';
import { cards, type Step } from './schedule.js';
import type { Plan } from './stage.js';
import type { World } from './world.js';

const subjects = {
  created: 'order:created',
  'awaiting:payment': 'order:awaiting-payment',
  complete: 'order:completed',
  cancelled: 'order:cancelled',
} as const;

interface Request {
  body?: object | string;
  headers?: Record<string, string>;
  plan?: Plan;
  /** Gets the answer, unless payments dies before it. */
  answered: (status: number, body: { id?: string }) => void;
}

/** Asks payments something, until that is answered or goes on no further by itself. */
function ask({ process }: World, path: string, { body, headers, plan, answered }: Request) {
  const { stage, url, connected: signal } = process;
  return stage.perform(async () => {
    const answer = await fetch(`${url}/api/payments${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body ?? {}),
      signal,
    });
    const content = await answer.text();
    if (stage.dead) return;
    const json = parsed(content);
    answered(answer.status, json ?? {});
    if (!json) throw new Error(`the answer ${answer.status} is not JSON: ${content.slice(0, 100)}`);
  }, plan);
}

function parsed(text: string): { id?: string } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The buyer asks payments. */
function askAsBuyer(world: World, path: string, plan: Plan, body?: object, key?: string) {
  const { order, answers, note } = world.scene;
  return ask(world, path, {
    body,
    headers: { Cookie: cookieOf(order.state.userId), ...(key && { 'Idempotency-Key': key }) },
    plan,
    answered: (status, { id }) => {
      note(`the buyer is answered ${status}`);
      answers.push({ status, key, chargeId: id });
    },
  });
}

export async function tellOrders({ scene }: World, how = {}): Promise<void> {
  const taken = scene.take(scene.mail.toOrders, how);
  if (!taken) return;
  scene.order.hear(taken.message.subject);
  scene.note(`orders hears ${taken.message.subject}: the order is ${scene.order.state.status}`);
  taken.dealtWith();
}

export async function tellPayments({ scene, process, bus }: World, how = {}, plan?: Plan): Promise<void> {
  const taken = scene.take(scene.mail.toPayments, how);
  if (!taken) return;
  const { message, dealtWith } = taken;
  scene.note(`payments hears ${subjects[message.status]}`);
  await process.stage.perform(() => bus.deliver(subjects[message.status], message).then(dealtWith), plan);
}

export async function sendWebhook(world: World, how = {}, plan?: Plan): Promise<void> {
  const { scene } = world;
  const taken = scene.take(scene.mail.webhooks, how);
  if (!taken) return;
  const { message, dealtWith } = taken;
  scene.note('a webhook comes');
  await ask(world, '/webhook', {
    body: message.payload,
    headers: { 'Stripe-Signature': message.signature },
    plan,
    answered: (status) => {
      dealtWith();
      // Stripe tells it again.
      if (status !== 200) scene.mail.webhooks.push(message);
    },
  });
}

async function forgeWebhook(world: World): Promise<void> {
  const { account, order, forged } = world.scene;
  const intent = (await account.intentsOf(order.state)).at(-1);
  const dispute = {
    id: 'dp_forged',
    reason: 'fraudulent',
    amount: 1,
    payment_intent: intent?.id ?? 'pi_none',
  };
  const body = eventOf('charge.dispute.created', dispute);
  await ask(world, '/webhook', {
    body,
    headers: { 'Stripe-Signature': sign(body, { secret: 'whsec_forged' }) },
    answered: (status) => forged.push(status),
  });
}

/** The buyer does at the bank what is to be done there; where nothing is, nothing happens. */
async function authenticate({ scene: { account, order } }: World, passes: boolean): Promise<void> {
  const intents = await account.intentsOf(order.state);
  const waiting = intents.find(({ status }) => status === 'requires_action');
  // A card that is declined after the authentication is answered with an error.
  if (waiting) await account.authenticate(waiting.id, passes ? 'complete' : 'fail').catch(() => {});
}

/** Does one step of a schedule, as far as it goes without those that follow. */
export async function act(world: World, step: Step): Promise<void> {
  const { scene, process, time } = world;
  const plan = { halt: 'halt' in step ? step.halt : undefined };
  switch (step.do) {
    case 'pay': {
      const payment = { orderId: scene.order.state.id, paymentMethodId: cards[step.card] };
      return askAsBuyer(world, '', plan, payment, step.key);
    }
    case 'come back from the bank': {
      const last = scene.answers.findLast(({ status }) => status === 202);
      return last && askAsBuyer(world, `/${last.chargeId}/resume`, plan);
    }
    case 'authenticate':
      return authenticate(world, step.passes);
    case 'cancel':
      return scene.order.cancelByBuyer();
    case 'expire':
      time.now = Math.max(time.now, scene.order.expiresAt);
      return scene.order.expire();
    case 'tell orders':
      return tellOrders(world, step);
    case 'tell payments':
      return tellPayments(world, step, plan);
    case 'send a webhook':
      return sendWebhook(world, step, plan);
    case 'forge a webhook':
      return forgeWebhook(world);
    case 'wait':
      return world.wait(step.seconds * 1_000, plan);
    case 'crash':
      return process.stage.die();
  }
}
