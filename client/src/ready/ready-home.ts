import { type NextRequest, NextResponse } from 'next/server';
import { askOwnServer } from '@/api/own-server';
import { wantsDocument } from '@/preflight/wants-document';
import { askSession, type SessionAnswer } from '@/session/ask-session';
import type { SessionStatus } from '@/session/session';
import { chooseLanguage } from '@/strings/choose-language';
import { LANGUAGE_COOKIE } from '@/strings/language-cookie';
import { createReadyPages, type ReadyPage } from './ready-pages';

/**
 * Stands in the page that is kept where each visitor gets a nonce of their own. Nobody else knows it: what somebody
 * writes into a ticket is no place for a nonce, and no visitor can have a page made with it.
 */
const PLACEHOLDER = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex');
const MAKING = 'x-ready-page';
const SESSION = 'x-ready-session';

/** What is told of the page, and not of one answer. */
const KEPT = ['cache-control', 'content-type', 'link', 'retry-after', 'vary'];
/** By these the page knows its own address. */
const SITE = ['host', 'x-forwarded-host', 'x-forwarded-proto'];

const pages = createReadyPages();

/** What stands for the nonce, and for whom it is, in the page that this server asks itself for; undefined for all others. */
export function inTheMaking({ headers }: NextRequest): { nonce: string; session: SessionStatus } | undefined {
  if (headers.get(MAKING) !== PLACEHOLDER) return undefined;
  return { nonce: PLACEHOLDER, session: headers.get(SESSION) as SessionStatus };
}

/**
 * The home page, which has nothing of its visitor but whether somebody is signed in and which language they speak: made at
 * most once a second for all who share these, as most come to it first. Undefined where it is to be made for the one who
 * asks.
 */
export async function readyHome(request: NextRequest, nonce: string): Promise<NextResponse | undefined> {
  if (!isForEverybody(request)) return undefined;
  const mayBeMember = request.cookies.has('session');
  // At the same time, as services that hang are to be told of within the time that a visitor waits.
  const [answer, likely] = await Promise.all([
    mayBeMember ? askSession(request.headers) : NOBODY,
    findPage(request, mayBeMember ? 'signed-in' : 'signed-out'),
  ]);
  // That something is away is the same for everybody.
  const isTheirs = !mayBeMember || answer?.user || likely?.status !== 200;
  const page = isTheirs ? likely : await findPage(request, answer ? 'signed-out' : 'unknown');
  return page && given(page, nonce, answer?.cookies ?? []);
}

const NOBODY: SessionAnswer = { user: null, cookies: [] };

function findPage(request: NextRequest, session: SessionStatus): Promise<ReadyPage | undefined> {
  const asked = askedFor(request, session);
  return pages.find(JSON.stringify(asked), () => make(asked));
}

/** The page for one visitor, with the session's cookies that go with it. */
function given({ html, status, headers }: ReadyPage, nonce: string, cookies: string[]): NextResponse {
  const forThem = (text: string) => text.replaceAll(PLACEHOLDER, nonce);
  const answer = new NextResponse(forThem(html), { status });
  // What the page needs is also told by a header, with the nonce.
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, forThem(value));
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
  return answer;
}

function isForEverybody(request: NextRequest): boolean {
  const { method, nextUrl, headers } = request;
  if (method !== 'GET' || nextUrl.pathname !== '/' || nextUrl.search !== '') return false;
  if (inTheMaking(request)) return false;
  // While somebody works on the page, it is to be as it is now.
  if (process.env.NODE_ENV === 'development') return false;
  return wantsDocument(headers);
}

/**
 * All that the page is made from, besides what is on sale: by this it is found again, and nothing else of a visitor's
 * request is passed on, so that nobody has a say in what others see.
 */
function askedFor({ cookies, headers }: NextRequest, session: SessionStatus): Record<string, string> {
  const chosen = cookies.get(LANGUAGE_COOKIE)?.value;
  const { language, locale } = chooseLanguage(chosen, headers.get('accept-language'));
  const site = SITE.map((name) => [name, headers.get(name)]).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(site),
    accept: 'text/html',
    'accept-language': locale,
    cookie: `${LANGUAGE_COOKIE}=${language}`,
    [SESSION]: session,
  };
}

/** Undefined when this server does not answer itself: then everybody's page is made for them. */
async function make(asked: Record<string, string>): Promise<ReadyPage | undefined> {
  try {
    const answer = await askOwnServer('/', { ...asked, [MAKING]: PLACEHOLDER });
    const kept = Object.entries(answer.headers).filter(([name]) => KEPT.includes(name));
    const headers = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
    if (!headers['content-type']?.startsWith('text/html')) return undefined;
    return { status: answer.status, html: answer.data, headers };
  } catch (error) {
    const { cause = error } = error as Error;
    process.stderr.write(`the home page could not be made for everybody: ${cause}\n`);
    return undefined;
  }
}
