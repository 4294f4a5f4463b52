import { type NextRequest, NextResponse } from 'next/server';
import { ApiError } from '@/api/api-error';
import { ownServer } from '@/api/own-server';
import { chooseLanguage } from '@/strings/choose-language';
import { LANGUAGE_COOKIE } from '@/strings/language-cookie';
import { createReadyPages, type ReadyPage } from './ready-pages';

/**
 * Stands in the page that is kept where each visitor gets a nonce of their own. Nobody else knows it: what somebody
 * writes into a ticket is no place for a nonce, and no visitor can have a page made with it.
 */
const PLACEHOLDER = crypto.randomUUID();
const MAKING = 'x-ready-page';

/** What is told of an answer and not of the page, and what each visitor gets anew. */
const NOT_KEPT =
  /^(?:connection|keep-alive|transfer-encoding|content-length|content-security-policy|date|x-request-id)$/;

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
  const page = await pages.find(keyOf(request), () => make(request));
  if (!page) return undefined;
  const give = (text: string) => text.replaceAll(PLACEHOLDER, nonce);
  // What the page needs is also told by a header, with the nonce.
  const headers = Object.entries(page.headers).map(([name, value]): [string, string] => [name, give(value)]);
  return new NextResponse(give(page.html), { headers });
}

function isForEverybody(request: NextRequest): boolean {
  const { method, nextUrl, cookies, headers } = request;
  if (method !== 'GET' || nextUrl.pathname !== '/' || nextUrl.search !== '') return false;
  if (cookies.has('session') || placeholderFor(request)) return false;
  // While somebody works on the page, it is to be as it is now.
  if (process.env.NODE_ENV === 'development') return false;
  return Boolean(headers.get('accept')?.includes('text/html')) && !headers.has('rsc');
}

/** All that the page is made from, besides what is on sale. */
function keyOf({ cookies, headers }: NextRequest): string {
  const chosen = cookies.get(LANGUAGE_COOKIE)?.value;
  const { language, locale } = chooseLanguage(chosen, headers.get('accept-language'));
  const site = ['host', 'x-forwarded-host', 'x-forwarded-proto'].map((name) => headers.get(name));
  return JSON.stringify([language, locale, ...site]);
}

/** Asks this server itself, on behalf of the first who wants it. Undefined when there is no page to be had now. */
async function make(request: NextRequest): Promise<ReadyPage | undefined> {
  try {
    const asked = { ...Object.fromEntries(request.headers), [MAKING]: PLACEHOLDER };
    const answer = await ownServer(asked).get<string>('/');
    const kept = Object.entries(answer.headers).filter(([name]) => !NOT_KEPT.test(name));
    const headers = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
    return { html: answer.data, headers };
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
