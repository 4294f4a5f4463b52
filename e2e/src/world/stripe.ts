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

interface Ledger {
  payment_intents: { id: string; metadata: { orderId?: string } }[];
  charges: { status: string; payment_intent: string; amount: number; amount_refunded: number }[];
}

async function read(): Promise<Ledger> {
  const answer = await http().get('/test/ledger');
  expectStatus(answer, 200);
  return answer.data;
}

const intentsOf = ({ payment_intents }: Ledger, orderId: string): string[] =>
  payment_intents.filter(({ metadata }) => metadata.orderId === orderId).map(({ id }) => id);

/** What happens at Stripe and not with us, at the stand-in. */
export const stripe = {
  /** The buyer's answer on the bank's page, of which the path is enough. */
  async authenticate(page: string, outcome: 'complete' | 'fail'): Promise<void> {
    // In a cluster the stand-in has another name, by which it is not reached from here.
    const { pathname } = new URL(page, 'http://stand-in');
    expectStatus(await http().post(pathname, new URLSearchParams({ outcome })), 200);
  },

  /** Somebody gives the money of an order back in the dashboard. */
  async refund(orderId: string): Promise<void> {
    const [payment_intent = ''] = intentsOf(await read(), orderId);
    expectStatus(await http().post('/v1/refunds', new URLSearchParams({ payment_intent })), 200);
  },

  /** The charges that have taken money for an order. */
  async chargesOf(orderId: string): Promise<Ledger['charges']> {
    const ledger = await read();
    const intents = intentsOf(ledger, orderId);
    return ledger.charges.filter(
      ({ status, payment_intent }) => status === 'succeeded' && intents.includes(payment_intent),
    );
  },

  /** Lets the stand-in behave so while `during` runs: see the switches in its README. */
  async while(switches: object, during: () => Promise<void>): Promise<void> {
    expectStatus(await http().post('/test/switches', switches), 200);
    try {
      await during();
    } finally {
      await http().delete('/test/switches');
    }
  },

  /** What it does wrong from now on: see the stand-in's README. */
  async switch(switches: Record<string, unknown>): Promise<void> {
    expectStatus(await http().post('/test/switches', switches), 200);
  },

  /** It does everything right again. */
  async allOff(): Promise<void> {
    expectStatus(await http().delete('/test/switches'), 200);
  },
};
