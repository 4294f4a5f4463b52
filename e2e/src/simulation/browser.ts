import type { Service } from '@ticketing/local/topology';
import type { Cluster } from './cluster.js';
import type { Conditions } from './conditions.js';
import type { HttpAnswer } from './in-process-http.js';
import type { Market } from './market.js';
import { keyOf, newTask, nextKey, runInTask } from './task.js';

export interface Answer {
  /** 0 for none at all. */
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: JSON of many shapes, which whoever asked knows.
  body: any;
  /** Seconds after which to ask again. */
  retryAfter: number | undefined;
}

interface Content {
  body?: object;
  /** The same for a request and its repetitions. */
  idempotencyKey?: string | undefined;
}

export interface Browser {
  name: string;
  /** Asks a service as the person who sits here, who signs up before the first question. */
  ask(service: Service, method: string, path: string, content?: Content): Promise<Answer>;
  /** Asks again, as people do, while there is no answer or one that says to come again. */
  insist(...question: Parameters<Browser['ask']>): Promise<Answer & { isUnclear: boolean }>;
  waits(milliseconds: number): Promise<void>;
  /** Tells the bank, on the page that Stripe leads to, that the payment is meant or is not. */
  authenticate(clientSecret: string, outcome: 'complete' | 'fail'): Promise<void>;
  /** Undefined for who has not managed to sign up. */
  userId: string | undefined;
  /** The session that it was given last, also once it has ended. */
  sessionId: string | undefined;
}

/** How long a person looks at a page that does not load, in milliseconds. */
const PATIENCE = 10_000;
const MOST_ATTEMPTS = 8;

const noAnswer: Answer = { status: 0, body: undefined, retryAfter: undefined };
/** Good enough for an account, and without words: judging those takes auth longer than all else of a sign-up here. */
const password = 'vqzjxkwpbmfd';

/** Somebody before a browser, and a network between it and the services that loses things. */
export function openBrowser(
  name: string,
  cluster: Cluster,
  conditions: Conditions,
  { facts, blunders }: Market,
): Browser {
  const { timeline, delays, mishaps, history, weather } = conditions;
  const email = `${name}@example.com`;
  let cookie = '';
  let signedIn: Promise<void> | undefined;

  const waits = (milliseconds: number, what = 'waits') =>
    new Promise<void>((resolve) => {
      timeline.plan({ due: timeline.now + milliseconds, label: `${name} ${what}`, run: resolve });
    });
  const travels = (what: string) => waits(delays('travel', nextKey(what), what), what);

  async function send(
    service: Service,
    method: string,
    path: string,
    { body, idempotencyKey }: Content = {},
  ): Promise<Answer> {
    const what = `${method} ${path}`;
    const key = nextKey(method);
    const headers = {
      cookie,
      'content-type': 'application/json',
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    };
    const isLost = mishaps.happens('not-done', key, `${name}: ${what} is lost`);
    await travels(`${name} asks`);
    const request = { method, path, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = isLost ? undefined : await cluster.ask(service, key, request);
    await travels(`${name} hears`);
    if (!answer) return isLost ? waits(PATIENCE).then(() => noAnswer) : noAnswer;
    if (!mishaps.happens('not-told', key, `${name}: the answer to ${what} is lost`))
      return read(answer, what);
    await waits(PATIENCE);
    return noAnswer;
  }

  function read({ status, headers, body }: HttpAnswer, what: string): Answer {
    if (status === 500) blunders.push(`${name} was answered 500: ${what}`);
    if (headers['set-cookie']) {
      cookie = String(headers['set-cookie']).split(';', 1)[0] as string;
      browser.sessionId = sessionIn(cookie) ?? browser.sessionId;
    }
    const retryAfter = headers['retry-after'];
    return {
      status,
      body: /^[[{]/.test(body) ? JSON.parse(body) : undefined,
      retryAfter: retryAfter === undefined ? undefined : Number(retryAfter),
    };
  }

  async function signUp() {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const created = await send('auth', 'POST', '/api/users/signup', { body: { email, password } });
      const answer =
        created.status === 400
          ? await send('auth', 'POST', '/api/users/signin', { body: { email, password } })
          : created;
      history.note(
        `${name} signs up → ${created.status}${created === answer ? '' : `, signs in → ${answer.status}`}`,
      );
      if (answer.status === 201 || answer.status === 200) {
        browser.userId = answer.body.id;
        history.name(answer.body.id, name);
        if (answer.status === 201) facts.push({ kind: 'signed up', by: name, userId: answer.body.id });
        return;
      }
      await waits(1_000);
    }
    if (weather.fair) blunders.push(`${name} could not sign up`);
  }

  const browser: Browser = {
    name,
    userId: undefined,
    sessionId: undefined,
    waits,
    async ask(service, method, path, content) {
      // A task of its own, as it is the same whatever it was that the person wanted first.
      signedIn ??= runInTask(newTask(keyOf('sign up', name)), signUp);
      await signedIn;
      const answer = await send(service, method, path, content);
      const { status, retryAfter } = answer;
      const details = content?.body ? ` ${JSON.stringify(content.body)}` : '';
      const message = answer.body?.errors?.[0]?.message ?? answer.body?.id ?? '';
      history.note(
        `${name}: ${method} ${path}${details} → ${status} ${message}${retryAfter ? ' (again)' : ''}`,
      );
      return answer;
    },
    async authenticate(clientSecret, outcome) {
      const intentId = clientSecret.split('_secret', 1)[0] as string;
      const key = nextKey('authenticate');
      await travels(`${name} answers the bank`);
      history.note(`${name} answers the bank: ${outcome}`);
      await cluster.authenticate(key, intentId, outcome);
    },
    async insist(...question) {
      let isUnclear = false;
      for (let attempt = 1; ; attempt++) {
        const answer = await browser.ask(...question);
        const { status, retryAfter } = answer;
        isUnclear ||= status === 0 || status >= 500;
        const isEarly = status === 0 || status === 404 || status === 503 || retryAfter !== undefined;
        if (!isEarly || attempt === MOST_ATTEMPTS) return { ...answer, isUnclear };
        await waits((retryAfter ?? 1) * 1_000);
      }
    },
  };
  return browser;
}

/** What the token in a cookie says. */
function sessionIn(cookie: string): string | undefined {
  const text = (encoded = '') => Buffer.from(encoded, 'base64').toString();
  const [, session = ''] = cookie.split('=', 2);
  if (session === '') return undefined;
  const { jwt } = JSON.parse(text(decodeURIComponent(session)));
  return JSON.parse(text(jwt.split('.')[1])).sid;
}
