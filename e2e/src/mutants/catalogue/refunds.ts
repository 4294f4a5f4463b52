import type { Mutant } from '../mutant.js';

const service = 'payments/src/service.ts';
const charge = 'payments/src/domain/charge.ts';
const refund = 'payments/src/domain/refund.ts';

/** Bugs of the payments service, when it gives money back or hears of Stripe. */
export const refunds: Mutant[] = [
  {
    name: 'a payment that was late is kept',
    edits: [
      {
        file: charge,
        find: 'const refund = charge.refund && { ...charge.refund, dueAt: now };',
        replace: 'const refund = undefined;',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a payment of a cancelled order is kept',
    edits: [
      {
        file: refund,
        find: "if (charge.status === 'completed') {",
        replace: "if (charge.status === ('never' as string)) {",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'the end of an order does not reach its charge',
    edits: [
      {
        file: 'payments/src/listeners/order-cancelled.ts',
        find: 'if (!live) return;',
        replace: 'if (live || !live) return;',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'nobody makes the refunds that are due',
    edits: [{ file: service, find: 'createRefunds(parts), ', replace: '' }],
    caughtBy: 'simulation',
  },
  {
    name: 'a refund that failed is not tried again',
    edits: [
      {
        file: refund,
        find: 'return changed({ ...charge, refund: { reason, attempts: attempts + 1, dueAt } });',
        replace: 'void dueAt;\n  return changed({ ...charge, refund: { reason, attempts: attempts + 1 } });',
      },
    ],
    caughtBy: {
      file: 'payments/src/routes/webhook-refunds.test.ts',
      name: 'makes our refund due again, and tells the operator',
    },
  },
  {
    name: 'a refund is made of a part only',
    edits: [
      {
        file: 'payments/src/gateway/stripe-refunds.ts',
        find: '{ payment_intent: intentId, metadata: { chargeId }, expand: ',
        replace: '{ payment_intent: intentId, amount: 1, metadata: { chargeId }, expand: ',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a refund whose answer was lost is not found again',
    edits: [
      {
        file: 'payments/src/gateway/stripe-refunds.ts',
        find: "if (!hasCode(error, 'charge_already_refunded')) throw error;",
        replace: "if (hasCode(error, 'charge_already_refunded')) throw error;",
      },
    ],
    caughtBy: {
      file: 'payments/src/gateway/stripe-gateway.test.ts',
      name: 'gives back once, whatever key it asks under',
    },
  },
  {
    name: 'a webhook is handled again each time that it comes',
    edits: [
      {
        file: 'payments/src/settlement/notices.ts',
        find: 'if (await webhookEvents.isHandled(notice.eventId)) return true;',
        replace: '',
      },
    ],
    caughtBy: {
      file: 'payments/src/routes/receive-webhook.test.ts',
      name: 'that was handled asks Stripe nothing when it comes again, although the payment waits for its buyer',
    },
  },
  {
    name: 'a webhook is believed without its signature',
    edits: [
      {
        file: 'payments/src/gateway/stripe-notices.ts',
        find: 'return Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE);',
        replace: 'void [signature, TOLERANCE];\n    return JSON.parse(String(body));',
      },
    ],
    caughtBy: { file: 'payments/src/routes/receive-webhook.test.ts', name: 'refuses a signature that is' },
  },
];
