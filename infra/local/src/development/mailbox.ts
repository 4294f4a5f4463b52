import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type AddressObject, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as it was handed over. */
export interface Letter {
  id: string;
  receivedAt: string;
  /** Where it was to go, as the server was told. */
  to: string[];
  from: string;
  messageId: string;
  subject: string;
  text: string;
  html?: string;
}

/** The oldest go when more have come. */
const KEPT = 500;
/** The longest mail that is taken, in bytes. */
const LONGEST = 1_000_000;

/** A mail server that delivers nothing: what it is handed is kept in memory and shown to whoever works here. */
export function createMailbox() {
  const kept: Letter[] = [];
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LONGEST,
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        if (stream.sizeExceeded) return done(Object.assign(new Error('Too long'), { responseCode: 552 }));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        kept.unshift({
          id: String(++count),
          receivedAt: new Date().toISOString(),
          to,
          from: (mail.from as AddressObject | undefined)?.text ?? '',
          messageId: mail.messageId ?? '',
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          ...(mail.html && { html: mail.html }),
        });
        kept.splice(KEPT);
        done();
      }, done);
    },
  });
  // A client that breaks off is its own business.
  server.on('error', () => {});

  return {
    /** The newest first. */
    letters: (): readonly Letter[] => kept,
    /** @returns the port. */
    async listen(port: number, host: string): Promise<number> {
      const listening = server.listen(port, host);
      await once(listening, 'listening');
      return (listening.address() as AddressInfo).port;
    },
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

export type Mailbox = ReturnType<typeof createMailbox>;
