import Stripe from 'stripe';
import type { openTestAccount } from '../test-account.js';
import type { Deed } from './points.js';
import type { Stage } from './stage.js';

/**
 * What goes wrong with one call. `lost`: it never arrives. `unanswered`: it does, and the answer is lost. `error` and
 * `late error`: a 500, before or after Stripe has done what it was asked. `twice`: the network repeats it.
 */
export const faults = ['lost', 'unanswered', 'error', 'late error', 'twice'] as const;
type Fault = (typeof faults)[number];

type StripeDeed = Extract<Deed, 'pay' | 'ask' | 'cancel' | 'refund'>;
/** What goes wrong with the first calls of each kind; all later ones go well. */
export type Weather = Record<StripeDeed, Fault[]>;

type Account = ReturnType<typeof openTestAccount>;

/** Carries the calls of one process to the account that is open now, in the weather of now. */
export function createStripeWire(
  stage: Stage,
  account: () => Account,
  weather: () => Weather,
): Stripe.HttpClient {
  const wire = Stripe.createNodeHttpClient();

  async function send(...[, , ...request]: Parameters<Stripe.HttpClient['makeRequest']>) {
    const { hostname, port } = new URL(account().url());
    const answer = await wire.makeRequest(hostname, port, ...request);
    const body = await answer.toJSON();
    return {
      getStatusCode: () => answer.getStatusCode(),
      getHeaders: () => answer.getHeaders(),
      getRawResponse: () => answer.getRawResponse(),
      toStream: () => {
        throw new Error('the answer has been read');
      },
      toJSON: async () => body,
    };
  }

  return {
    getClientName: () => 'schedules',
    async makeRequest(...request) {
      const deed = deedOf(request[3], request[2]);
      const fault = weather()[deed].shift();
      await stage.reach(`before ${deed}`);
      if (fault === 'lost') throw silence();
      if (fault === 'error' || fault === 'late error') {
        const moment = fault === 'error' ? 'before' : 'after';
        await account().break({ fault: `error-${moment}-acting`, faultTimes: 1 });
      }
      if (fault === 'twice') await send(...request);
      const answer = await send(...request);
      await stage.reach(`after ${deed}`);
      if (fault === 'unanswered') throw silence();
      return answer;
    },
  };
}

function deedOf(method: string, path: string): StripeDeed {
  if (method === 'GET') return 'ask';
  if (path.startsWith('/v1/refunds')) return 'refund';
  return path.endsWith('/cancel') ? 'cancel' : 'pay';
}

/** What the library takes for silence. */
const silence = () => Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' });
