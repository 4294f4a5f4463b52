import type { Logger } from '@ticketing/common';
import { createTransport } from 'nodemailer';
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
  /** @throws {RefusedMailError} when this mail will never be taken; anything else may be better the next time. */
  send(mail: Mail): Promise<void>;
}

/** The server does not take this mail, whoever brings it again: there is no such address, for one. */
export class RefusedMailError extends Error {
  override name = 'RefusedMailError';
}

/** Milliseconds. A server that says nothing for that long is away. */
const PATIENCE = 5_000;

/** Hands mails to the SMTP server of that URL. */
export function createSmtpTransport(url: string, from: string): MailTransport {
  const smtp = createTransport({
    url,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: 2 * PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, messageId, letter }) {
      try {
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
        if (isRefusal(error)) throw new RefusedMailError((error as Error).message, { cause: error });
        throw error;
      }
    },
  };
}

/** Of the mail itself, not of us: a login that is refused is our own matter, and mended by somebody in a while. */
function isRefusal(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode ?? 0) >= 500;
}

/** Where there is no server: what would have been sent is noted, without what it says, for that may be a key. */
export const createLogTransport = (logger: Logger): MailTransport => ({
  async send({ userId, letter: { subject } }) {
    logger.info({ userId, subject }, 'no SMTP_URL: this mail was not sent');
  },
});
