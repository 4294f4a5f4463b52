import { createCapturedTracer } from '@ticketing/common/testing';
import { Histogram, Registry } from 'prom-client';
import { measuredGateway } from './measured-gateway.js';
import { GatewayError, type PaymentGateway } from './payment-gateway.js';

const gateway = {
  pay: async () => ({ kind: 'completed', intentId: 'pi_1' }),
  find: async () => ({ kind: 'unknown' }),
  refund: async () => {
    throw new GatewayError('no answer');
  },
} as unknown as PaymentGateway;

function measured() {
  const { tracer, spans } = createCapturedTracer();
  const labelNames = ['operation', 'outcome'] as const;
  const calls = new Histogram({ name: 'calls', help: 'calls', labelNames, registers: [new Registry()] });
  return { ...measuredGateway(gateway, { calls, tracer }), spans };
}

describe('a call of Stripe', () => {
  it('is a span that says what came of it', async () => {
    const { pay, spans } = measured();
    await pay({} as Parameters<typeof pay>[0]);

    expect(spans).toMatchObject([
      {
        kind: 'client',
        name: 'Stripe pay',
        after: expect.stringMatching(/^00-/),
        attributes: { 'peer.service': 'stripe', 'stripe.outcome': 'completed' },
        error: undefined,
      },
    ]);
  });

  it('is a span that failed when nobody knows what came of it, or it failed', async () => {
    const { find, refund, spans } = measured();
    await find({} as Parameters<typeof find>[0]);
    await expect(refund({} as Parameters<typeof refund>[0])).rejects.toThrow(GatewayError);

    expect(spans).toMatchObject([
      { name: 'Stripe find', error: 'unknown' },
      { name: 'Stripe refund', error: expect.any(GatewayError) },
    ]);
  });
});
