import { type NextRequest, NextResponse } from 'next/server';
import { askOwnServer } from '@/api/own-server';
import { unlessLate } from '@/api/unless-late';
import { wantsDocument } from '@/preflight/wants-document';
import { askSession } from '@/session/ask-session';
import { KNOWN_SESSION } from '@/session/known-session';
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

/** What is told of the page, and not of one answer. */
const KEPT = ['cache-control', 'content-type', 'link', 'retry-after', 'vary'];
/** By these the page knows its own address. */
const SITE = ['host', 'x-forwarded-host', 'x-forwarded-proto'];

const pages = createReadyPages();

/** What stands for the nonce in the page that this server asks itself for; undefined for everybody else's. */
export const placeholderFor = ({ headers }: NextRequest): string | undefined =>
  headers.get(MAKING) === PLACEHOLDER ? PLACEHOLDER : undefined;

/**
 * The home page, which has nothing of its visitor but whether somebody is signed in and which language they speak: made at
 * most once a second for all who share these, as most come to it first. With it come the session's cookies for this
 * visitor alone. Undefined where it is to be made for the one who asks.
 */
export async function readyHome(request: NextRequest, nonce: string): Promise<ReadyHome | undefined> {
  if (!mayBeShared(request)) return undefined;
  const session = await sessionOf(request);
  const page = await findPage(request, session.status);
  return page && { page: given(page, nonce), cookies: session.cookies };
}

interface ReadyHome {
  page: NextResponse;
  cookies: string[];
}

/** How long the page waits to hear whose session it is, in milliseconds: after that its header looks again by itself. */
const PATIENCE = 300;

async function sessionOf({
  cookies,
  headers,
}: NextRequest): Promise<{ status: SessionStatus; cookies: string[] }> {
  if (!cookies.has('session')) return { status: 'signed-out', cookies: [] };
  const answer = await unlessLate(askSession(headers), PATIENCE);
  if (!answer) return { status: 'unknown', cookies: [] };
  return { status: answer.user ? 'signed-in' : 'signed-out', cookies: answer.cookies };
}

function findPage(request: NextRequest, session: SessionStatus): Promise<ReadyPage | undefined> {
  const asked = askedFor(request, session);
  return pages.find(JSON.stringify(asked), () => make(asked));
}

/** The page for one visitor. */
function given({ html, status, headers }: ReadyPage, nonce: string): NextResponse {
  const forThem = (text: string) => text.replaceAll(PLACEHOLDER, nonce);
  const answer = new NextResponse(forThem(html), { status });
  // What the page needs is also told by a header, with the nonce.
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, forThem(value));
  return answer;
}

function mayBeShared(request: NextRequest): boolean {
  const { method, nextUrl, headers } = request;
  if (method !== 'GET' || nextUrl.pathname !== '/' || nextUrl.search !== '') return false;
  if (placeholderFor(request)) return false;
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
    [KNOWN_SESSION]: session,
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
