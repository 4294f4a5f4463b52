import { openTestAccount } from '../test-account.js';
import type { Answer, Told, Webhook } from './messages.js';
import { createOrder, type OrderState } from './orders-model.js';
import type { Schedule } from './schedule.js';
import type { Time } from './time.js';

export const WEBHOOK_SECRET = 'whsec_schedules';

/** One order, and all that there is about it outside of payments. */
export async function createScene(schedule: Schedule, time: Time) {
  /** What has been sent and has not arrived. */
  const mail = { toOrders: [] as Told[], toPayments: [] as OrderState[], webhooks: [] as Webhook[] };
  /** Puts back what has been taken from the mail and is not dealt with yet. */
  const inHand = new Set<() => void>();
  const answers: Answer[] = [];
  const told: Told[] = [];
  const history: string[] = [];
  const account = openTestAccount(
    { now: () => new Date(time.now) },
    {
      webhook: {
        secret: WEBHOOK_SECRET,
        post: {
          async send(payload, signature) {
            mail.webhooks.push({ payload, signature });
            return true;
          },
          stop() {},
        },
      },
    },
  );
  await account.open();
  const order = createOrder(time.now, (state) => mail.toPayments.push(state));
  order.awaitPayment();

  return {
    schedule,
    order,
    account,
    mail,
    answers,
    told,
    /** What has happened, in words without ids, so that it is the same each time. */
    history,
    note: (text: string) => void history.push(text),
    /** What a request, a delivery or a sweep ended with that nobody had thought of. */
    failures: [] as unknown[],
    /** Statuses of the answers to webhooks that Stripe did not sign. */
    forged: [] as number[],
    /** What is still to go wrong. */
    weather: structuredClone(schedule.weather),
    broker: [...schedule.broker],

    published(subject: string, body: string) {
      const { id: eventId, data } = JSON.parse(body) as { id: string; data: { id: string } };
      const event = { eventId, subject, chargeId: data.id };
      told.push(event);
      mail.toOrders.push(event);
    },

    /**
     * Takes a message from the mail, `which` counted round; with `again` it also stays there. It comes back unless
     * what is answered is called.
     */
    take<T>(box: T[], { which = 0, again = false } = {}): { message: T; dealtWith: () => void } | undefined {
      const message = box[which % box.length];
      if (message === undefined) return undefined;
      if (again) return { message, dealtWith: () => {} };
      box.splice(box.indexOf(message), 1);
      const putBack = () => box.push(message);
      inHand.add(putBack);
      return { message, dealtWith: () => void inHand.delete(putBack) };
    },

    /** Of what was taken and not dealt with. */
    returnMail() {
      for (const putBack of inHand) putBack();
      inHand.clear();
    },

    close: () => account.close(),
  };
}

export type Scene = Awaited<ReturnType<typeof createScene>>;
