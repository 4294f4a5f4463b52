import { createHash, randomUUID } from 'node:crypto';
import { type Background, type Clock, createSweep, type Logger, type Tracer } from '@ticketing/common';
import { fingerprint } from '../fingerprint.js';
import type { Composed, Composer } from '../mail/compose.js';
import { type Ask, OUT_OF_DATE } from '../mail/kinds.js';
import type { Owed } from '../mail/owed.js';
import { type MailTransport, PutOffMailError, RefusedMailError } from '../mail/transport.js';
import type { MailMetrics } from '../metrics.js';
import type { MailEnd, MailRecord, Mails } from '../models/mails.js';

interface Dependencies {
  mails: Mails;
  isDone: (owed: Owed) => Promise<boolean>;
  compose: Composer;
  transport: MailTransport;
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
/** How many leave at the same time. */
const AT_ONCE = 4;

/**
 * The post office: writes mails down, and hands them to the mail server until it takes them. Nobody waits for that
 * server: while it is away, mails wait. A crash between its yes and our note doubles a mail, with the same Message-ID.
 */
export function createPost(dependencies: Dependencies) {
  const { mails, isDone, compose, transport, mailMetrics, clock, logger, tracer } = dependencies;
  const sweep = createSweep({ name: 'the post', interval: INTERVAL, clock, logger, tracer, run: sendAll });
  let started = false;

  async function sendAll(signal: AbortSignal): Promise<void> {
    let over = false;
    let taking: Promise<MailRecord | null> = Promise.resolve(null);
    // One after the other, so that one look finds that no more is due. What is written later asks for another run.
    const take = () => {
      taking = taking.then(async () => {
        const mail = over || signal.aborted ? null : await mails.takeDue();
        over ||= !mail;
        return mail;
      });
      return taking;
    };
    const carry = async () => {
      for (let mail = await take(); mail; mail = await take()) {
        if (!(await deliver(mail))) over = true;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, carry));
  }

  /** @returns false when the mail could not leave, and others would not either. */
  async function deliver(mail: MailRecord): Promise<boolean> {
    let composed: Composed | undefined;
    try {
      if (mail.owed && !(await isDone(mail.owed))) {
        await mails.drop(mail);
        return true;
      }
      // From here on it is like any other. Released by now, it is taken again, perhaps by another instance already.
      if (mail.owed && !(await mails.accept(mail._id))) return true;
      if (clock.now().getTime() - mail.createdAt.getTime() > OUT_OF_DATE) {
        logger.error({ mail: mail.key }, 'mail given up: it could not leave for three days');
        return conclude(mail, 'out-of-date');
      }
      composed = await compose(mail);
    } catch (error) {
      await postpone(mail, error);
      return true;
    }
    if (!composed) return conclude(mail, 'needless');
    try {
      await transport.send({ ...composed, messageId: messageIdOf(mail) });
    } catch (error) {
      if (error instanceof RefusedMailError) {
        logger.warn({ err: error, mail: mail.key }, 'mail refused for good');
        return conclude(mail, 'refused');
      }
      await postpone(mail, error);
      return error instanceof PutOffMailError;
    }
    // By its owner or by an operator: what a tool logs itself is kept nowhere.
    if (mail.ask?.kind === 'second-factor-off') {
      logger.warn({ userId: composed.userId }, 'told that a second factor is off');
    }
    // It has left: if this cannot be noted, it is not tried again before its time in hand is over.
    return conclude(mail, 'sent');
  }

  async function postpone(mail: MailRecord, error: unknown): Promise<void> {
    const delay = Math.min(FIRST_DELAY * 2 ** (mail.attempts - 1), LONGEST_DELAY);
    logger.warn({ err: error, mail: mail.key, attempts: mail.attempts }, 'mail not sent, trying again');
    await mails.postpone(mail._id, delay);
  }

  async function conclude(mail: MailRecord, end: MailEnd): Promise<true> {
    await mails.conclude(mail._id, end);
    mailMetrics.ended(end);
    return true;
  }

  return {
    /**
     * Writes a mail down; it leaves in a moment, or where the post was started: not by a tool, which may not know the
     * mail server. @param key makes it the only one; without, each call is another.
     */
    async write(ask: Ask, key: string = randomUUID()): Promise<void> {
      await mails.add(`${ask.kind}:${key}`, ask);
      if (started) void sweep.now();
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
        if (started) void sweep.now();
      };
    },
    /** Resolves when what was due has been tried. */
    send: sweep.now,
    async start() {
      started = true;
      await sweep.start();
    },
    stop: sweep.stop,
  } satisfies Background & Record<string, unknown>;
}

export type Post = ReturnType<typeof createPost>;

/** Deterministic, for a mail that leaves twice is to be known for one. */
const messageIdOf = ({ key }: MailRecord) =>
  `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@ticketing>`;
