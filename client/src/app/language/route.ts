import { NextResponse } from 'next/server';
import { readForm } from '@/forms/read-form';
import { isForeign, refuseForm } from '@/session/answers';
import { ownPath } from '@/session/safe-redirect';
import { LANGUAGE_COOKIE, LANGUAGE_COOKIE_AGE } from '@/strings/language-cookie';
import { isLanguage } from '@/strings/strings';

/** POST /language {language, next}: remembers the language, and goes back to where it was chosen. */
export async function POST(request: Request) {
  if (await isForeign()) return new NextResponse(null, { status: 403 });
  const form = await readForm(request);
  if (typeof form === 'string') return refuseForm(form);
  const [language, next] = ['language', 'next'].map((name) => form.get(name));
  const answer = new NextResponse(null, { status: 303, headers: { location: ownPath(next) } });
  if (isLanguage(language)) {
    answer.cookies.set(LANGUAGE_COOKIE, language, {
      path: '/',
      maxAge: LANGUAGE_COOKIE_AGE,
      sameSite: 'lax',
      httpOnly: true,
    });
  }
  return answer;
}
