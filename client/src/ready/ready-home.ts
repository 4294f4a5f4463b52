import { type NextRequest, NextResponse } from 'next/server';
import { askOwnServer } from '@/api/own-server';
import { wantsDocument } from '@/preflight/wants-document';
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
 * The home page for somebody without a session, which is the same for all who speak their language: made at most once a
 * second, as most visitors come to it first. Undefined where it is to be made for the one who asks.
 */
export async function readyHome(request: NextRequest, nonce: string): Promise<NextResponse | undefined> {
  if (!isForEverybody(request)) return undefined;
  const asked = askedFor(request);
  const page = await pages.find(JSON.stringify(asked), () => make(asked));
  if (!page) return undefined;
  const give = (text: string) => text.replaceAll(PLACEHOLDER, nonce);
  // What the page needs is also told by a header, with the nonce.
  const headers = Object.entries(page.headers).map(([name, value]): [string, string] => [name, give(value)]);
  return new NextResponse(give(page.html), { status: page.status, headers });
}

function isForEverybody(request: NextRequest): boolean {
  const { method, nextUrl, cookies, headers } = request;
  if (method !== 'GET' || nextUrl.pathname !== '/' || nextUrl.search !== '') return false;
  if (cookies.has('session') || placeholderFor(request)) return false;
  // While somebody works on the page, it is to be as it is now.
  if (process.env.NODE_ENV === 'development') return false;
  return wantsDocument(headers);
}

/**
 * All that the page is made from, besides what is on sale: by this it is found again, and nothing else of a visitor's
 * request is passed on, so that nobody has a say in what others see.
 */
function askedFor({ cookies, headers }: NextRequest): Record<string, string> {
  const chosen = cookies.get(LANGUAGE_COOKIE)?.value;
  const { language, locale } = chooseLanguage(chosen, headers.get('accept-language'));
  const site = SITE.map((name) => [name, headers.get(name)]).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(site),
    accept: 'text/html',
    'accept-language': locale,
    cookie: `${LANGUAGE_COOKIE}=${language}`,
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
