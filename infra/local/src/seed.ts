import { join } from 'node:path';
import { settingsOrExit, tell } from './foreground.js';
import { isRunning } from './process-identity.js';
import { readRunFile } from './run-file.js';
import { type SampleAccount, type SampleEvent, sampleAccounts, samplePassword } from './sample-data.js';

const { dataDir } = settingsOrExit();
const gateway = readRunFile(join(dataDir, 'run.json')).find(
  (one) => one.name === 'gateway' && isRunning(one),
);

try {
  if (!gateway)
    throw new Error(
      `No marketplace runs on the data in ${dataDir}. Run npm start first, in another terminal.`,
    );
  const address = `http://127.0.0.1:${gateway.port}`;
  for (const account of sampleAccounts) await fill(address, account);
  tell(`\nSign in at http://localhost:${gateway.port} as any of them, with the password ${samplePassword}`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

/** Makes what is missing of an account, so that a second run changes nothing. */
async function fill(address: string, { email, events }: SampleAccount): Promise<void> {
  const session = await signUpOrIn(address, email);
  const listed = await call(address, 'GET', '/api/tickets/mine', { session });
  const known = new Set(((await listed.json()) as Listed[]).map(nameOf));
  const tickets = events.flatMap(ticketsOf);
  const missing = tickets.filter((ticket) => !known.has(nameOf(ticket)));
  for (const ticket of missing) await call(address, 'POST', '/api/tickets', { session, body: ticket });
  tell(`${email}: ${missing.length} tickets listed, ${tickets.length - missing.length} were there`);
}

interface Listed {
  title: string;
  seat?: string;
}

function nameOf({ title, seat = '' }: Listed): string {
  return `${title}, ${seat}`;
}

function ticketsOf({ tickets, inDays, at, ...event }: SampleEvent) {
  const day = new Date(Date.now() + inDays * 24 * 3_600_000).toISOString().slice(0, 10);
  return tickets.map((ticket) => ({ ...event, ...ticket, startsAt: `${day}T${at}Z` }));
}

/** Resolves to the session's cookie. */
async function signUpOrIn(address: string, email: string): Promise<string> {
  const body = { email, password: samplePassword };
  const answer = await call(address, 'POST', '/api/users/signup', { body }).catch(() =>
    call(address, 'POST', '/api/users/signin', { body }),
  );
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

interface Content {
  session?: string;
  body?: object;
}

async function call(address: string, method: string, path: string, { session = '', body }: Content) {
  const answer = await fetch(address + path, {
    method,
    headers: { cookie: session, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
