import type { Clock } from '@ticketing/common';
import { eventually } from '@ticketing/common/testing';
import { createStandIn, type StandInOptions } from '@ticketing/local/stripe-stand-in';

/** What the tests look at of an entry in the stand-in's ledger. Amounts are in cents. */
type LedgerEntry = {
  id: string;
  status: string;
  amount: number;
  amount_refunded: number;
  metadata: Record<string, string>;
  /** Of a refund: the id of the charge. */
  charge: string;
};

type Ledger = Record<'payment_intents' | 'charges' | 'refunds', LedgerEntry[]>;

/** An account at the stand-in for Stripe, what is wrong with it and what is on it. */
export function openTestAccount(clock: Pick<Clock, 'now'>, options: StandInOptions = {}) {
  const standIn = createStandIn({ now: () => clock.now().getTime(), ...options });
  let url = '';

  const ledger = async (): Promise<Ledger> => (await fetch(`${url}/test/ledger`)).json() as Promise<Ledger>;

  async function post(path: string, body: object): Promise<void> {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }

  async function setting(name: 'faultTimes' | 'holdTimes'): Promise<number | null> {
    const settings = (await (await fetch(`${url}/test/switches`)).json()) as Record<string, number | null>;
    return settings[name] ?? null;
  }

  return {
    url: () => url,
    async open() {
      url = (await standIn.start()).url;
    },
    close: () => standIn.stop(),
    ledger,

    /** The payment intents for an order. */
    intentsOf: async (order: { id: string }) =>
      (await ledger()).payment_intents.filter(({ metadata }) => metadata.orderId === order.id),

    /** The refunds of what was paid for an order. */
    async refundsOf(order: { id: string }): Promise<LedgerEntry[]> {
      const { charges, refunds } = await ledger();
      const ids = charges.filter(({ metadata }) => metadata.orderId === order.id).map(({ id }) => id);
      return refunds.filter(({ charge }) => ids.includes(charge));
    },

    /** What the buyer does on the bank's page. */
    authenticate: (intentId: string, outcome: 'complete' | 'fail') =>
      post(`/test/payment_intents/${intentId}/authentication`, { outcome }),

    /** Cents by order: what was taken and not given back. */
    async held(): Promise<Record<string, number>> {
      const held: Record<string, number> = {};
      for (const { status, metadata, amount, amount_refunded } of (await ledger()).charges) {
        const orderId = metadata.orderId ?? 'none';
        const left = status === 'succeeded' ? amount - amount_refunded : 0;
        if (left > 0) held[orderId] = (held[orderId] ?? 0) + left;
      }
      return held;
    },

    /** Makes calls go wrong: see infra/local/src/stripe-stand-in/switches.ts. */
    break: (settings: { [name: string]: unknown }) => post('/test/switches', settings),
    /** How many more calls will go wrong by the `faultTimes` that was set. */
    faultsLeft: () => setting('faultTimes'),
    /** Resolves once as many calls as are to be held have come. */
    isHolding: () =>
      eventually(async () => {
        if ((await setting('holdTimes')) !== 0) throw new Error('more are to be held');
      }),
    /** Nothing is wrong any more. */
    reset: () => fetch(`${url}/test/switches`, { method: 'DELETE' }),
  };
}
