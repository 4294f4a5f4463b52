import type { Mutant } from '../mutant.js';

const schema = 'payments/src/models/charge-schema.ts';
const model = 'payments/src/models/charges.ts';
const service = 'payments/src/service.ts';
const payOrder = 'payments/src/settlement/pay-order.ts';
const gateway = 'payments/src/gateway/stripe-gateway.ts';
const charge = 'payments/src/domain/charge.ts';

/** Bugs of the payments service, when it takes money. */
export const payments: Mutant[] = [
  {
    name: 'no unique index: any number of live charges an order',
    edits: [
      {
        file: schema,
        find: '{ unique: true, partialFilterExpression: { status: { $in: LIVE } } }',
        replace: '{ partialFilterExpression: { status: { $in: LIVE } } }',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'no unique index: any number of charges a request',
    edits: [
      {
        file: schema,
        find: "{ unique: true, partialFilterExpression: { 'request.key': { $exists: true } } }",
        replace: "{ partialFilterExpression: { 'request.key': { $exists: true } } }",
      },
    ],
    caughtBy: {
      file: 'payments/src/routes/idempotency-key.test.ts',
      name: 'is refused for one of two orders that come with it at the same instant',
    },
  },
  {
    name: 'a charge is not saved before Stripe is called',
    edits: [
      {
        file: model,
        find: 'const attempt = await new model({ ...charge, request, checkAt }).save();',
        replace: 'const attempt: ChargeDocument = new model({ ...charge, request, checkAt });',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a charge has no idempotency key at Stripe',
    edits: [
      {
        file: gateway,
        find: '{ idempotencyKey: `charge-',
        replace: '{ idempotencyKey: undefined && `charge-',
      },
    ],
    caughtBy: {
      file: 'payments/src/gateway/stripe-gateway.test.ts',
      name: 'charges once however often it is asked',
    },
  },
  {
    name: 'a time-out of Stripe is taken for a no',
    edits: [
      {
        file: 'payments/src/gateway/stripe-answers.ts',
        find: "return { kind: 'unknown' };\n}",
        replace: "return { kind: 'not-paid', failure: stripeUnavailable };\n}",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'dollars are charged as if they were cents',
    edits: [
      { file: charge, find: 'amount: ticket.price,', replace: 'amount: Math.round(ticket.price / 100),' },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'an order can be paid before its ticket is locked',
    edits: [
      {
        file: 'payments/src/domain/order.ts',
        find: "if (order.status === 'created') return 'still-being-reserved';",
        replace: '',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'no second look at the order once the charge is open',
    edits: [
      {
        file: payOrder,
        find: 'const late = await refusalSinceOpened(charge);',
        replace: 'const late = false as const as never; void refusalSinceOpened;',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'the reconciler is off',
    edits: [{ file: service, find: 'background: [createReconciler(parts), ', replace: 'background: [' }],
    caughtBy: 'simulation',
  },
  {
    name: 'the reconciler does not wait for what is on its way to Stripe',
    edits: [
      {
        file: 'payments/src/settlement/reconciler.ts',
        find: 'const IN_TRANSIT = 30_000;',
        replace: 'const IN_TRANSIT = -60_000;',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'an attempt is given up without telling Stripe',
    edits: [
      {
        file: 'payments/src/settlement/settlement.ts',
        find: 'const outcome = await gateway.cancel(intentId);',
        replace:
          "const outcome = { kind: 'not-paid', intentId } as const as never as Awaited<ReturnType<typeof gateway.cancel>>;",
      },
    ],
    // 1,500 histories have not met it: the buyer has to confirm at the bank after the order was given up.
    caughtBy: {
      file: 'payments/src/settlement/authentication.test.ts',
      name: 'is cancelled at Stripe when the order is',
    },
  },
  {
    name: 'a late end of a charge overwrites an earlier one',
    edits: [
      {
        file: charge,
        find: "if (charge.status !== 'created') return unchanged;\n  const { intentId",
        replace: 'const { intentId',
      },
    ],
    // 1,500 histories have not met it.
    caughtBy: { file: 'payments/src/domain/charge.test.ts', name: 'declined, told of one that is paid' },
  },
  {
    name: 'no event tells of a payment',
    edits: [
      {
        file: charge,
        find: "return changed({ ...taken, status: 'completed', refund }, 'payment:created');",
        replace: "return changed({ ...taken, status: 'completed', refund });",
      },
    ],
    caughtBy: 'simulation',
  },
];
