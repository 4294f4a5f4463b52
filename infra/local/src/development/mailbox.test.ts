import { join } from 'node:path';
import { openApiOf } from '@ticketing/common';
import { createTransport } from 'nodemailer';
import request from 'supertest';
import { createDevelopmentApp } from './app.js';
import { createLiveFeed } from './live-feed.js';
import { createMailbox } from './mailbox.js';

const mailbox = createMailbox();
const app = createDevelopmentApp({
  feed: createLiveFeed(),
  mailbox,
  openApi: openApiOf([], '1.0.0'),
  pages: join(__dirname, 'pages'),
});
let smtp: ReturnType<typeof createTransport>;

beforeAll(async () => {
  smtp = createTransport({ host: '127.0.0.1', port: await mailbox.listen(0, '127.0.0.1') });
});
afterAll(async () => {
  smtp.close();
  await mailbox.close();
});

const send = (to: string, subject: string) =>
  smtp.sendMail({
    from: 'Ticketing <no-reply@example.com>',
    to,
    subject,
    text: `Ünïcode ${subject}`,
    html: `<p>${subject}</p><script>parent.alert(1)</script>`,
  });

describe('the mailbox', () => {
  it('shows what it was handed, the newest first, and what somebody asks for by the address', async () => {
    await send('ada@example.com', 'first');
    await send('grace@example.com', 'second');

    const all = await request(app).get('/dev/mail/letters').expect(200);
    const ofAda = await request(app).get('/dev/mail/letters').query({ to: 'ada@example.com' }).expect(200);

    expect(all.body.map(({ subject }: { subject: string }) => subject)).toEqual(['second', 'first']);
    expect(ofAda.body).toEqual([
      expect.objectContaining({ to: ['ada@example.com'], subject: 'first', text: 'Ünïcode first' }),
    ]);
  });

  it('refuses a mail that is too long, and keeps none of it', async () => {
    const raw = `Subject: endless\r\n\r\n${'x'.repeat(70)}\r\n`.padEnd(1_000_100, 'long\r\n');
    const sent = smtp.sendMail({ envelope: { from: 'a@example.com', to: 'long@example.com' }, raw });

    await expect(sent).rejects.toMatchObject({ responseCode: 552 });
    const answer = await request(app).get('/dev/mail/letters').query({ to: 'long@example.com' });
    expect(answer.body).toEqual([]);
  });

  it('shows HTML in a sandbox: nothing in it runs, and nothing is loaded', async () => {
    await send('alan@example.com', 'third');
    const [{ id }] = (await request(app).get('/dev/mail/letters')).body;

    const answer = await request(app).get(`/dev/mail/letters/${id}`).expect(200);

    expect(answer.text).toContain('<p>third</p>');
    const policy = answer.get('Content-Security-Policy') ?? '';
    expect(policy).toMatch(/^sandbox allow-popups/);
    expect(policy).not.toContain('allow-scripts');
    expect(policy).toContain("default-src 'none'");
    expect((await request(app).get('/dev/mail/letters/none')).status).toBe(404);
  });
});
