import { getSystemErrorName } from 'node:util';
import type { Logger } from '@ticketing/common';
import type { Transporter } from 'nodemailer';
import { loadOnce } from '../load-once.js';
import { htmlOf, type Letter, textOf } from './letter.js';

/** A letter on its way to somebody. */
export interface Mail {
  to: string;
  /** The same again when the mail is sent again, by which mail programs know it for one. */
  messageId: string;
  /** Whose account it is about, for the log. */
  userId: string;
  letter: Letter;
}

/** The way out of here. */
export interface MailTransport {
  /**
   * @throws {RefusedMailError} when this mail will never be taken, {PutOffMailError} when it is not taken now, though
   * others may be; anything else is true of every mail, and may be better the next time.
   */
  send(mail: Mail): Promise<void>;
}

/** The server does not take this mail, whoever brings it again: there is no such address, for one. */
export class RefusedMailError extends Error {
  override name = 'RefusedMailError';
}

/** The server does not take this mail now: its reader's mailbox is full, for one, or it wants to see who comes again. */
export class PutOffMailError extends Error {
  override name = 'PutOffMailError';
}

/** Milliseconds. A server that says nothing for that long is away. */
const PATIENCE = 5_000;

/** Hands mails to the SMTP server of that URL. */
export function createSmtpTransport(url: string, from: string): MailTransport {
  const opened = loadOnce(() => open(url));
  return {
    async send({ to, messageId, letter }) {
      try {
        const smtp = await opened();
        await smtp.sendMail({
          from,
          // An object is not parsed, so nobody's address can turn into two.
          to: { name: '', address: to },
          messageId,
          subject: letter.subject,
          text: textOf(letter),
          html: htmlOf(letter),
          // No answer by machines that are on holiday: RFC 3834.
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw toldOf(error as SmtpError);
      }
    },
  };
}

/** The library is loaded by the first mail. */
async function open(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: 2 * PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

type SmtpError = Error & { code?: string; responseCode?: number; errno?: number };

/**
 * What may be told of an error: its codes alone, as all else of it may name the reader, the server's own words too. It
 * is the mail's if the mail is what was refused; a login that is refused is our own matter, and mended in a while.
 */
function toldOf({ code, responseCode, errno }: SmtpError): Error {
  const system = typeof errno === 'number' && errno < 0 ? getSystemErrorName(errno) : undefined;
  const text = ['SMTP', code, responseCode, system].filter((part) => part !== undefined).join(' ');
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return new Error(text);
  return (responseCode ?? 0) >= 500 ? new RefusedMailError(text) : new PutOffMailError(text);
}

/** Where there is no server: what would have been sent is noted, without what it says, for that may be a key. */
export const createLogTransport = (logger: Logger): MailTransport => ({
  async send({ userId, letter: { subject } }) {
    logger.info({ userId, subject }, 'no SMTP_URL: this mail was not sent');
  },
});
