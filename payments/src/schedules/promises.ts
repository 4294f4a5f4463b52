import type { mongo } from 'mongoose';
import { PRICE } from './orders-model.js';
import type { Scene } from './scene.js';
import type { World } from './world.js';

type ChargeDocument = mongo.BSON.Document;
type Ledger = Awaited<ReturnType<Scene['account']['ledger']>>;

/** All there is about the order once nothing is left to do. */
interface Evidence {
  scene: Scene;
  charges: ChargeDocument[];
  ledger: Ledger;
}

/** What is not as it was promised, in words; nothing when all is well. */
export async function brokenPromises({ scene, database }: World): Promise<string[]> {
  const orderId = scene.order.state.id;
  const charges = await database.collection('charges').find({ orderId }).toArray();
  const evidence = { scene, charges, ledger: await scene.account.ledger() };
  const copy = await database.collection<{ _id: string; status: string }>('orders').findOne({ _id: orderId });
  const letters = await database.collection('deadletters').countDocuments();
  return [
    ...money(evidence),
    ...charges.flatMap((charge) => books(charge, evidence)),
    ...answers(evidence),
    ...declines(evidence),
    letters > 0 && `${letters} dead letters`,
    copy?.status !== scene.order.state.status && `payments believes the order to be ${copy?.status}`,
    ...scene.failures.map((error) => `unexpected: ${error}`),
    scene.forged.some((status) => status !== 400) && 'a forged webhook was believed',
  ].filter((text) => typeof text === 'string');
}

const isTaken = ({ status }: { status: string }) => status === 'succeeded';

/** What Stripe holds is the price of an order that is complete, once, and nothing for one that is not. */
function money({ scene, charges, ledger }: Evidence): string[] {
  const { status } = scene.order.state;
  const due = status === 'complete' ? PRICE : 0;
  const held = ledger.charges
    .filter(isTaken)
    .reduce((sum, { amount, amount_refunded }) => sum + amount - amount_refunded, 0);
  const completed = charges.filter((charge) => charge.status === 'completed').length;
  const waiting = ledger.payment_intents.filter((intent) => intent.status === 'requires_action').length;
  return [
    held !== due && `Stripe holds ${held} for an order that is ${status}`,
    completed !== due / PRICE && `${completed} charges are completed for an order that is ${status}`,
    waiting > 0 && 'an intent can still be paid',
  ].filter((text) => typeof text === 'string');
}

/** A charge has ended as it has at Stripe, and what was given back was given back once, in full. */
function books(charge: ChargeDocument, { scene: { told }, ledger }: Evidence): string[] {
  const id = String(charge._id);
  const taken = ledger.charges.filter((one) => one.metadata.chargeId === id && isTaken(one));
  const refunds = ledger.refunds.filter((refund) => taken.some((one) => one.id === refund.charge));
  const isWhole = taken.every(({ amount, amount_refunded }) => amount === amount_refunded);
  const times = (subject: string) =>
    new Set(told.filter((one) => one.chargeId === id && one.subject === subject).map((one) => one.eventId))
      .size;
  const expected = {
    completed: { taken: 1, refunds: 0, created: 1, refunded: 0 },
    failed: { taken: 0, refunds: 0, created: 0, refunded: 0 },
    refunded: { taken: 1, refunds: 1, created: charge.refund?.reason === 'not-needed' ? 0 : 1, refunded: 1 },
  }[charge.status as string];
  const found = {
    taken: taken.length,
    refunds: refunds.length,
    created: times('payment:created'),
    refunded: times('payment:refunded'),
  };
  return [
    JSON.stringify(found) !== JSON.stringify(expected) &&
      `a charge that is ${charge.status} has ${JSON.stringify(found)}`,
    refunds.length > 0 && !isWhole && 'money was given back in part',
    charge.dispute && 'a charge is disputed',
  ].filter((text) => typeof text === 'string');
}

/** What the buyer was answered is true, and the same for the same key. */
function answers({ scene, charges }: Evidence): string[] {
  const statusOf = (id: string | undefined) => charges.find(({ _id }) => String(_id) === id)?.status;
  const idsOf = (key: string) =>
    new Set(scene.answers.filter((one) => one.key === key && one.chargeId).map((one) => one.chargeId));
  return [
    ...scene.answers.map(
      ({ status }) => ![201, 202, 400, 404, 503].includes(status) && `the buyer was answered ${status}`,
    ),
    ...scene.answers
      .filter(({ status }) => status === 201)
      .map(({ chargeId }) => statusOf(chargeId))
      .map(
        (status) =>
          !['completed', 'refunded'].includes(status) && `a charge that was answered 201 is ${status}`,
      ),
    ...['A', 'B'].flatMap((key) => [
      idsOf(key).size > 1 && `key ${key} was answered with ${idsOf(key).size} charges`,
      charges.filter(({ request }) => request?.key === key).length > 1 && `key ${key} made several charges`,
    ]),
  ].filter((text) => typeof text === 'string');
}

/** The third declined card is the end of the order, and no fourth is tried. */
function declines({ scene: { order, told }, charges }: Evidence): string[] {
  const declined = charges.filter(({ failure }) => failure?.declined).length;
  const isGivenUp = told.some(({ subject }) => subject === 'payment:failed');
  return [
    declined > 3 && `${declined} cards were declined`,
    isGivenUp !== (declined === 3) && `${isGivenUp ? '' : 'not '}given up after ${declined} declines`,
    isGivenUp && order.state.status !== 'cancelled' && `given up, and ${order.state.status}`,
  ].filter((text) => typeof text === 'string');
}
