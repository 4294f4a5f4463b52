import { headers } from 'next/headers';
import { plainPage } from '@/preflight/plain-page';
import { catalogue } from '@/strings/catalogue';
import { getWords } from '@/strings/server';
import { isLanguage } from '@/strings/strings';

/** GET /offline?language=de: what a browser keeps, to show it when there is no connection. Nobody's data is in it. */
export async function GET(request: Request) {
  const asked = new URL(request.url).searchParams.get('language');
  const words = await getWords();
  const spoken = isLanguage(asked) ? { ...words, language: asked, strings: catalogue[asked] } : words;
  const nonce = (await headers()).get('x-nonce') ?? '';
  return new Response(plainPage('noConnection', spoken, nonce), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}
