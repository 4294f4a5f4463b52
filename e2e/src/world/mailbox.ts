import { eventually } from '@ticketing/common/testing';
import { visitor } from './person.js';

interface Letter {
  subject: string;
  text: string;
}

/** What was sent to an address, the newest first, as the mailbox of `npm start` has it. */
async function mailsTo(email: string): Promise<Letter[]> {
  const answer = await visitor().get('/dev/mail/letters', { params: { to: email } });
  return answer.data;
}

/** The path of the link to that page in the newest mail that has one, once it is there, and another than `last`. */
export async function linkTo(page: string, email: string, last?: string): Promise<string> {
  const link = new RegExp(`https?://[^/\\s]+(/${page}\\?token=\\S+)`);
  return eventually(async () => {
    const links = (await mailsTo(email)).flatMap(({ text }) => link.exec(text)?.[1] ?? []);
    expect(links).not.toEqual([]);
    expect(links[0]).not.toBe(last);
    return links[0] as string;
  });
}
