import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { catalogue } from './catalogue';
import { chooseLanguage } from './choose-language';
import { LANGUAGE_COOKIE } from './language-cookie';
import type { Words } from './strings';

/** How to speak to whoever is asking. */
export const getWords = cache(async (): Promise<Words> => {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const { language, locale } = chooseLanguage(chosen, (await headers()).get('accept-language'));
  return { language, locale, strings: catalogue[language] };
});
