import { act, sendWebhook, tellOrders, tellPayments } from './acts.js';
import { brokenPromises } from './promises.js';
import { type Schedule, stepInWords } from './schedule.js';
import type { World } from './world.js';

const SECOND = 1_000;
/** How many times ten seconds it may take until nothing is left to do, besides the order's own time. */
const MOST_ROUNDS = 60;
/** After so many the buyer has done nothing for long enough that the order's time is up. */
const ROUNDS_TO_PAY = 6;
/** A little more than from one comparison with Stripe's books to the next. */
const UNTIL_COMPARED = 16 * 60 * SECOND;

/** Plays a schedule until nothing is left to do. @throws what it then finds wrong. */
export async function play(world: World, schedule: Schedule): Promise<void> {
  await world.begin(schedule);
  for (let i = 0; i < schedule.known; i++) await tellPayments(world);
  for (const [index, step] of schedule.steps.entries()) {
    world.scene.note(`${index + 1}. ${stepInWords(step)}`);
    await act(world, step);
    await world.revive();
    if (schedule.mail === 'prompt') await deliverEvents(world);
    await world.process.stage.afterStep();
    await world.revive();
  }
  world.scene.note('In the end:');
  await comeToRest(world);
  const broken = await brokenPromises(world);
  if (broken.length > 0) throw new Error(broken.join('\n'));
}

async function deliverEvents(world: World): Promise<void> {
  const { toOrders, toPayments } = world.scene.mail;
  while (toOrders.length + toPayments.length > 0) {
    await tellOrders(world);
    await tellPayments(world);
  }
}

async function deliverAll(world: World): Promise<void> {
  await deliverEvents(world);
  const { mail, schedule } = world.scene;
  const count = schedule.webhooks ? mail.webhooks.length : 0;
  for (let i = 0; i < count; i++) await sendWebhook(world);
  await deliverEvents(world);
}

/** Lets everything that is under way end, the order too, and the books be compared. */
async function comeToRest(world: World): Promise<void> {
  const { order } = world.scene;
  for (let round = 1, compared = false; ; round++) {
    await world.process.stage.releaseAll();
    await deliverAll(world);
    const left = await whatIsLeft(world);
    if (round > MOST_ROUNDS) throw new Error(`there is no end of: ${left.join(', ')}`);
    if (order.isOpen && (left.length === 0 || round > ROUNDS_TO_PAY)) {
      world.time.now = Math.max(world.time.now, order.expiresAt);
      order.expire();
      world.scene.note('the order expires');
    } else if (left.length > 0) {
      compared = false;
      await world.wait(10 * SECOND);
    } else {
      if (compared && (await differences(world)) === 0) return;
      await world.wait(UNTIL_COMPARED);
      compared = true;
    }
  }
}

/** What payments still has to do about the order. */
async function whatIsLeft({ scene, database, process }: World): Promise<string[]> {
  const charges = await database.collection('charges').find({ orderId: scene.order.state.id }).toArray();
  const left = charges.flatMap(({ status, refund, outbox }) => [
    status === 'created' && 'an attempt without an end',
    refund?.dueAt && 'a refund that is due',
    outbox.length > 0 && 'an event in the outbox',
  ]);
  return [...left, process.stage.busy && 'a request without an answer'].filter(
    (text) => typeof text === 'string',
  );
}

/** How many differences the last comparison has found. */
async function differences({ process }: World): Promise<number> {
  const metric = await process.registry.getSingleMetric('payments_stripe_differences')?.get();
  return (metric?.values ?? []).reduce((sum, { value }) => sum + value, 0);
}
