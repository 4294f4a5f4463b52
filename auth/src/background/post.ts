import { createHash, randomUUID } from 'node:crypto';
import { type Background, type Clock, createSweep, type Logger, type Tracer } from '@ticketing/common';
import { fingerprint } from '../fingerprint.js';
import type { LetThrough } from '../limits/limit-unverified.js';
import type { Composed, Composer } from '../mail/compose.js';
import { type Ask, OUT_OF_DATE } from '../mail/kinds.js';
import type { Owed } from '../mail/owed.js';
import { type MailTransport, PutOffMailError, RefusedMailError } from '../mail/transport.js';
import type { MailMetrics } from '../metrics.js';
import { IN_HAND, type MailEnd, type MailRecord, type Mails } from '../models/mails.js';

interface Dependencies {
  mails: Mails;
  isDone: (owed: Owed) => Promise<boolean>;
  compose: Composer;
  transport: MailTransport;
  /** Asked of what goes to an address that nobody has verified. */
  letThrough: LetThrough;
  mailMetrics: MailMetrics;
  clock: Clock;
  logger: Logger;
  tracer: Tracer;
}

/** Milliseconds between looks for what another instance, a crash or a server that was away has left. */
const INTERVAL = 5_000;
/** Milliseconds until a mail is tried again: twice as long each time, up to the longest. */
const FIRST_DELAY = 5_000;
const LONGEST_DELAY = 5 * 60_000;
/** Milliseconds until what was written leaves, so that all that is written in such a moment is taken in hand together. */
const MOMENT = 500;
/** How many are taken in hand together. */
const MOST = 100;
/** How many leave at the same time. */
const AT_ONCE = 4;

/** A mail that can leave. */
interface Ready {
  mail: MailRecord;
  composed: Composed;
}

/**
 * The post office: writes mails down, and hands them to the mail server until it takes them. Nobody waits for that
 * server: while it is away, mails wait. A crash between its yes and our note doubles a mail, with the same Message-ID.
 */
export function createPost(dependencies: Dependencies) {
  const { mails, isDone, compose, transport, letThrough, mailMetrics, clock, logger, tracer } = dependencies;
  const sweep = createSweep({ name: 'the post', interval: INTERVAL, clock, logger, tracer, run: sendAll });
  let started = false;
  let cancel: (() => void) | undefined;
  /** While the mail server is away few are taken in hand: each is written anew, with a link of its own, for every try. */
  let isAway = false;

  /** Sends what is due in a moment, for all who ask for it until then. */
  function sendSoon(): void {
    if (!started) return;
    cancel ??= clock.after(MOMENT, () => {
      cancel = undefined;
      void sweep.now();
    });
  }

  async function sendAll(signal: AbortSignal): Promise<void> {
    let more = true;
    while (more && !signal.aborted) more = await sendSome(signal);
  }

  /** @returns whether more may be due that could leave. What is written later asks for another run. */
  async function sendSome(signal: AbortSignal): Promise<boolean> {
    // None leaves when its time in hand could end meanwhile, and another instance take it.
    const latest = clock.now().getTime() + IN_HAND / 2;
    const most = isAway ? AT_ONCE : MOST;
    const taken = await mails.takeDue(most);
    const prepared = await Promise.allSettled(taken.map(prepare));
    const ready = prepared.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
    isAway = false;
    const next = () =>
      isAway || signal.aborted || clock.now().getTime() > latest ? undefined : ready.shift();
    const carry = async (): Promise<void> => {
      for (let one = next(); one; one = next()) {
        const { end, error } = await handOver(one);
        isAway ||= !end && !(error instanceof PutOffMailError);
        await (end ? conclude(one.mail, end) : postpone(one.mail, error));
      }
    };
    const carried = await Promise.allSettled(Array.from({ length: AT_ONCE }, carry));
    await Promise.all(ready.map(({ mail }) => mails.giveBack(mail)));
    // What could not be noted is tried again when its time in hand is over, and holds nobody else up.
    for (const one of [...prepared, ...carried]) if (one.status === 'rejected') throw one.reason;
    return taken.length === most && !isAway;
  }

  /** @returns what is to leave; undefined when nothing is, or not now, which is noted. */
  async function prepare(mail: MailRecord): Promise<Ready | undefined> {
    let composed: Composed | undefined;
    try {
      if (mail.owed && !(await isDone(mail.owed))) {
        await mails.drop(mail);
        return undefined;
      }
      // From here on it is like any other. Released by now, it is taken again, perhaps by another instance already.
      if (mail.owed && !(await mails.accept(mail._id))) return undefined;
      if (clock.now().getTime() - mail.createdAt.getTime() > OUT_OF_DATE) {
        logger.error({ mail: mail.key }, 'mail given up: it could not leave for three days');
        return conclude(mail, 'out-of-date');
      }
      composed = await compose(mail);
    } catch (error) {
      return postpone(mail, error);
    }
    return composed ? { mail, composed } : conclude(mail, 'needless');
  }

  /** @returns how it has ended, or why it has not. */
  async function handOver({ mail, composed }: Ready): Promise<{ end?: MailEnd; error?: unknown }> {
    const { unverified, ...letter } = composed;
    try {
      // One that is tried again was counted before.
      if (unverified && mail.attempts === 1 && !(await letThrough(composed.to))) {
        logger.warn({ mail: mail.key }, 'mail withheld: nobody has verified its address, which has had many');
        return { end: 'withheld' };
      }
      await transport.send({ ...letter, messageId: messageIdOf(mail) });
    } catch (error) {
      if (!(error instanceof RefusedMailError)) return { error };
      logger.warn({ err: error, mail: mail.key }, 'mail refused for good');
      return { end: 'refused' };
    }
    // By its owner or by an operator: what a tool logs itself is kept nowhere.
    if (mail.ask?.kind === 'second-factor-off') {
      logger.warn({ userId: composed.userId }, 'told that a second factor is off');
    }
    // It has left: if this cannot be noted, it is not tried again before its time in hand is over.
    return { end: 'sent' };
  }

  async function postpone(mail: MailRecord, error: unknown): Promise<undefined> {
    const delay = Math.min(FIRST_DELAY * 2 ** (mail.attempts - 1), LONGEST_DELAY);
    logger.warn({ err: error, mail: mail.key, attempts: mail.attempts }, 'mail not sent, trying again');
    await mails.postpone(mail._id, delay);
    return undefined;
  }

  async function conclude(mail: MailRecord, end: MailEnd): Promise<undefined> {
    await mails.conclude(mail._id, end);
    mailMetrics.ended(end);
    return undefined;
  }

  return {
    /**
     * Writes a mail down; it leaves in a moment, or where the post was started: not by a tool, which may not know the
     * mail server. @param key makes it the only one; without, each call is another.
     */
    async write(ask: Ask, key: string = randomUUID()): Promise<void> {
      await mails.add(`${ask.kind}:${key}`, ask);
      sendSoon();
    },
    /**
     * Writes a mail down before what it tells of is saved, and holds it back. Where nobody lets it leave, after a crash or
     * a refusal, it leaves a minute later if what is owed has come to be, and is forgotten if not. What is owed is its key:
     * of any number who attempt the same, one after the other or at once, one mail tells.
     * @returns what lets it leave.
     */
    async owe(ask: Ask, owed: Owed): Promise<() => Promise<void>> {
      const key = `${ask.kind}:${fingerprint(JSON.stringify(owed))}`;
      await mails.hold(key, ask, owed);
      return async () => {
        await mails.release(key, ask);
        sendSoon();
      };
    },
    /** Resolves when what was due has been tried. */
    send: sweep.now,
    async start() {
      started = true;
      await sweep.start();
    },
    async stop() {
      cancel?.();
      await sweep.stop();
    },
  } satisfies Background & Record<string, unknown>;
}

export type Post = ReturnType<typeof createPost>;

/** Deterministic, for a mail that leaves twice is to be known for one. */
const messageIdOf = ({ key }: MailRecord) =>
  `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@ticketing>`;
