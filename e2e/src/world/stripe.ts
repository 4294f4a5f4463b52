import axios from 'axios';
import { expectStatus } from './person.js';
import { system } from './system.js';

/** The key that the stand-in is started with: see infra/local/src/settings.ts. */
const KEY = 'sk_test_local';

const http = () =>
  axios.create({
    baseURL: `http://127.0.0.1:${system.process('stripe').port}`,
    headers: { Authorization: `Bearer ${KEY}`, Accept: 'application/json' },
    validateStatus: () => true,
  });

/** What happens at Stripe and not with us, at the stand-in. */
export const stripe = {
  /** The buyer's answer on the bank's page. */
  async authenticate(page: string, outcome: 'complete' | 'fail'): Promise<void> {
    expectStatus(await http().post(page, new URLSearchParams({ outcome })), 200);
  },

  /** Somebody gives the money of an order back in the dashboard. */
  async refund(orderId: string): Promise<void> {
    const { data } = await http().get('/test/ledger');
    const intent = data.payment_intents.find(
      ({ metadata }: { metadata: Record<string, string> }) => metadata.orderId === orderId,
    );
    expectStatus(await http().post('/v1/refunds', new URLSearchParams({ payment_intent: intent.id })), 200);
  },
};
