import { pause } from '@ticketing/common';
import { createStandIn } from '@ticketing/local/stripe-stand-in';
import type Stripe from 'stripe';
import type { World } from '../promises/world.js';
import { BEGINNING, type Conditions } from './conditions.js';
import { ask, type HttpAnswer, type HttpRequest } from './in-process-http.js';
import type { Instance } from './instance.js';
import { keyOf, newTask, nextKey, runInTask } from './task.js';

export const WEBHOOK_SECRET = 'whsec_simulation';

/** What Stripe has of us. */
interface Account {
  /** What carries the calls of one instance of payments. */
  clientOf(instance: Instance): Stripe.HttpClient;
  /** A buyer's answer to the bank. It is lost where none is asked for. */
  authenticate(key: string, intentId: string, outcome: 'complete' | 'fail'): Promise<void>;
  /** All that is in the books. */
  ledger(): Promise<World['ledger']>;
  close(): Promise<void>;
}

/** How often a refund fails at Stripe, compared with other calls: there are few. */
const REFUND = 6;
/** How long the library waits for an answer, and before its repetition, in milliseconds: see payments' stripe-connection.ts. */
const ATTEMPT = 4_000;
const PAUSE = 500;
/** What a call takes at most with its repetition, by the clock. */
export const CALL_LIMIT = ATTEMPT + PAUSE + ATTEMPT;

type SendWebhook = (payload: string, signature: string, key: string) => void;

/** An account at the stand-in for Stripe, which answers late, twice, wrongly or not at all. */
export async function openAccount(conditions: Conditions, sendWebhook: SendWebhook): Promise<Account> {
  const { timeline, mishaps, delays, history, outages } = conditions;
  const standIn = createStandIn({
    now: () => BEGINNING + timeline.now,
    webhook: {
      secret: WEBHOOK_SECRET,
      post: {
        // Its own repetitions would come by the system's clock: everything is taken here, and delivered from here.
        async send(payload, signature) {
          sendWebhook(payload, signature, nextKey('webhook'));
          return true;
        },
        stop() {},
      },
    },
  });
  await standIn.start();

  /** Whatever becomes of the caller, a call that is under way arrives. */
  async function carryOut(key: string, request: HttpRequest): Promise<HttpAnswer> {
    const fault = faultOf(key, request);
    if (fault) await control('POST', '/test/switches', { fault, faultTimes: 1 });
    const answer = await runInTask(newTask(key), () => ask(standIn.app, request));
    if (fault) await control('DELETE', '/test/switches');
    history.note(`Stripe: ${request.method} ${pathOf(request)} → ${answer.status} ${gistOf(answer)}`);
    return answer;
  }

  function faultOf(key: string, request: HttpRequest) {
    const weight = isRefund(request) ? REFUND : 1;
    if (mishaps.happens('not-done', keyOf(key, 'error'), 'Stripe answers 500 without acting', weight))
      return 'error-before-acting';
    if (mishaps.happens('not-told', keyOf(key, 'error'), 'Stripe acts, but answers 500', weight))
      return 'error-after-acting';
    return undefined;
  }

  const control = (method: string, path: string, body?: object) =>
    ask(standIn.app, {
      method,
      path,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });

  /** One call of one instance: it may get lost, or its answer, or the answer may come after nobody waits any more. */
  async function call(instance: Instance, request: HttpRequest, timeout: number): Promise<HttpAnswer> {
    const what = `${request.method} ${endpointOf(request)}`;
    const key = await instance.step('reply', `calls Stripe: ${what}`);
    return new Promise((resolve, reject) => {
      const forget = instance.clock.after(timeout, () => reject(timedOut()));
      if (outages.isOut('stripe') || mishaps.happens('not-done', key, `the call is lost: ${what}`)) return;
      const arrive = async () => {
        const answer = await carryOut(key, request);
        if (mishaps.happens('not-told', key, `the answer is lost: ${what}`)) return;
        instance.plan({
          due: timeline.now + delays('answer of Stripe', keyOf(key, 'answer'), what),
          kind: 'answer of Stripe',
          key: keyOf(key, 'answer'),
          what: `hears from Stripe: ${what} → ${answer.status}`,
          run: () => {
            forget();
            resolve(answer);
          },
        });
      };
      const due =
        timeline.now + delays('call to Stripe', keyOf(key, 'call'), `on its way to Stripe: ${what}`);
      timeline.plan({ due, label: `Stripe ${what}`, run: () => void arrive() });
    });
  }

  /** Repeats once, as it was, what the library would repeat: its own pause would be by the system's clock. */
  async function insist(instance: Instance, request: HttpRequest): Promise<HttpAnswer> {
    const first = await call(instance, request, ATTEMPT).catch(() => undefined);
    if (first && !isToBeRepeated(first)) return first;
    await pause(instance.clock, PAUSE);
    return call(instance, request, ATTEMPT);
  }

  return {
    clientOf: (instance: Instance) => createHttpClient((request) => insist(instance, request)),
    async authenticate(key, intentId, outcome) {
      const path = `/test/payment_intents/${intentId}/authentication`;
      const answer = await runInTask(newTask(key), () => control('POST', path, { outcome }));
      history.note(`Stripe: the bank is told: ${outcome} → ${answer.status} ${gistOf(answer)}`);
    },
    ledger: async () => JSON.parse((await control('GET', '/test/ledger')).body),
    close: () => standIn.stop(),
  };
}

/** See _shouldRetry in https://github.com/stripe/stripe-node/blob/master/src/RequestSender.ts */
const isToBeRepeated = ({ status, headers }: HttpAnswer) =>
  headers['stripe-should-retry'] !== 'false' && (status === 409 || status >= 500);

const isRefund = (request: HttpRequest) => request.method === 'POST' && pathOf(request) === '/v1/refunds';

const pathOf = ({ path }: HttpRequest) => path.split('?', 1)[0] as string;

/** The same in every run, which an id is not. */
const endpointOf = (request: HttpRequest) => pathOf(request).replace(/pi_\w+/, ':id');

function gistOf({ body }: HttpAnswer): string {
  const { id = '', status = '', error } = JSON.parse(body);
  return error ? (error.code ?? error.type) : `${id} ${status}`;
}

const timedOut = () => Object.assign(new Error('simulated: Stripe does not answer'), { code: 'ETIMEDOUT' });

/** The library's client: see https://github.com/stripe/stripe-node/blob/master/src/net/HttpClient.ts */
function createHttpClient(send: (request: HttpRequest) => Promise<HttpAnswer>): Stripe.HttpClient {
  const client = {
    getClientName: () => 'simulation',
    async makeRequest(
      _host: string,
      _port: string,
      path: string,
      method: string,
      headers: Record<string, string>,
      body: string,
    ) {
      const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
      const answer = await send({
        method,
        path,
        headers: Object.fromEntries(lowerCase),
        body: body ?? '',
      });
      return {
        getStatusCode: () => answer.status,
        getHeaders: () => answer.headers,
        getRawResponse: () => answer,
        toStream: () => answer.body,
        toJSON: async () => JSON.parse(answer.body),
      };
    },
  };
  return client as unknown as Stripe.HttpClient;
}
