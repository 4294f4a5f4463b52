import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createCapturedLog } from '@ticketing/common/testing';
import { SMTPServer } from 'smtp-server';
import { createLogTransport, createSmtpTransport, PutOffMailError, RefusedMailError } from './transport.js';

const received: string[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _session, done) {
    if (address.startsWith('nobody'))
      return done(Object.assign(new Error(`no such user: ${address}`), { responseCode: 550 }));
    done(address.startsWith('later') ? Object.assign(new Error('busy'), { responseCode: 451 }) : undefined);
  },
  onData(stream, _session, done) {
    let text = '';
    stream.on('data', (part) => {
      text += part;
    });
    stream.on('end', () => {
      received.push(text);
      done();
    });
  },
});
let url: string;

beforeAll(async () => {
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  url = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const mail = (to: string) => ({
  to,
  messageId: '<one@ticketing>',
  userId: 'a'.repeat(24),
  letter: {
    subject: 'Reserved: <b>Big & bold</b>\r\nBcc: everybody@example.com',
    paragraphs: ['Ada <script>alert(1)</script>'],
    link: { href: 'https://tickets.example.com/?token=secret', label: 'Look' },
  },
});

describe('the way to an SMTP server', () => {
  it('hands over text and HTML, in which what people typed does nothing', async () => {
    await createSmtpTransport(url, 'Ticketing <no-reply@example.com>').send(mail('ada@example.com'));

    const [message = ''] = received.splice(0);
    expect(message).toContain('From: Ticketing <no-reply@example.com>');
    expect(message).toContain('To: ada@example.com');
    expect(message).toContain('Message-ID: <one@ticketing>');
    expect(message).toContain('Auto-Submitted: auto-generated');
    expect(message).toContain('https://tickets.example.com/?token=secret');
    expect(message).toContain('&lt;script&gt;');
    expect(message.split(/\r?\n\r?\n/)[0]).not.toMatch(/^Bcc:/im);
  });

  it('says that a mail is refused for good, or put off', async () => {
    const transport = createSmtpTransport(url, 'Ticketing <no-reply@example.com>');
    await expect(transport.send(mail('nobody@example.com'))).rejects.toThrow(RefusedMailError);
    await expect(transport.send(mail('later@example.com'))).rejects.toThrow(PutOffMailError);
  });

  it('says nothing of the kind of a server that is away', async () => {
    const sending = createSmtpTransport('smtp://127.0.0.1:1', 'a@example.com').send(mail('ada@example.com'));
    await expect(sending).rejects.toThrow(/^SMTP E\w+ ECONNREFUSED$/);
    await expect(sending).rejects.not.toBeInstanceOf(PutOffMailError);
  });

  it.each(['nobody@example.com', 'later@example.com', 'not an address'])(
    'leaves %s out of what it says',
    async (reader) => {
      const { logger, lines } = createCapturedLog();
      const thrown = await createSmtpTransport(url, 'a@example.com')
        .send(mail(reader))
        .catch((reason: unknown) => reason);

      logger.warn({ err: thrown }, 'mail not sent');

      expect(String(thrown)).toMatch(/SMTP E/);
      expect(JSON.stringify(lines)).not.toContain(reader.split('@')[0]);
    },
  );
});

it('without a server a mail is noted, and not what it says nor to whom', async () => {
  const { logger, lines } = createCapturedLog();

  await createLogTransport(logger).send(mail('ada@example.com'));

  expect(lines).toEqual([expect.objectContaining({ userId: 'a'.repeat(24) })]);
  expect(JSON.stringify(lines)).not.toMatch(/token|ada@/);
});
