import request from 'supertest';
import { createSmtpTransport } from './mail/transport.js';
import { startTestService } from './test-service.js';

const mockSendMail = jest.fn();
const absent = () => {
  throw new Error("Cannot find module '/app/node_modules/it'");
};
/** What each library is when it is loaded, the next time first. */
const mockLoadings = { score: [absent], mail: [absent] };

jest.mock('./password-score.js', () => {
  mockLoadings.score.shift()?.();
  return { scoreOf: () => 4 };
});
jest.mock('nodemailer', () => {
  mockLoadings.mail.shift()?.();
  return { createTransport: () => ({ sendMail: mockSendMail }) };
});

const { app } = startTestService();

describe('a library that cannot be loaded when it is first needed', () => {
  it('is our fault and not that of a password, and is loaded by the next who asks', async () => {
    const signUp = () =>
      request(app).post('/api/users/signup').send({ email: 'ada@example.com', password: 'correct horse' });

    const answer = await signUp();
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('node_modules');

    expect((await signUp()).status).toBe(201);
  });

  it('keeps one mail back, and not those after it', async () => {
    const transport = createSmtpTransport('smtp://127.0.0.1', 'a@example.com');
    const letter = { subject: 'Hello', paragraphs: [] };
    const send = () => transport.send({ to: 'ada@example.com', messageId: '<1>', userId: '1', letter });

    await expect(send()).rejects.toThrow('SMTP');
    expect(mockSendMail).not.toHaveBeenCalled();

    await send();
    expect(mockSendMail).toHaveBeenCalledTimes(1);
  });
});
