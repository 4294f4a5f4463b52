import { relative } from 'node:path';
import { sampleAccounts, samplePassword } from './sample-data.js';
import { root, type Settings } from './settings.js';

/** What a person wants to know once the marketplace is up. */
export function welcome({ port, dataDir, stripe, mail }: Settings): string {
  const data = dataDir.startsWith(root) ? relative(root, dataDir) : dataDir;
  const someone = sampleAccounts[0]?.email;
  const payments = stripe
    ? (stripe.STRIPE_API_BASE ?? 'Stripe')
    : 'a local stand-in for Stripe, which moves no money; card 4242 4242 4242 4242';
  const mailbox = mail ? 'sent by SMTP_URL' : `http://localhost:${port}/dev/mail`;
  return `
The marketplace is at http://localhost:${port}

  Sample data   npm run seed, in another terminal; then sign in as ${someone}, password ${samplePassword}
  Payments      ${payments}
  Mails         ${mailbox}
  Live events   http://localhost:${port}/dev/events
  The API       http://localhost:${port}/api/docs
  Logs          ${data}/logs
  Processes     ${data}/run.json
  To stop       Ctrl-C
`;
}
