'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type Language, languages } from '@/strings/strings';
import { useWords } from '@/strings/words';

/** Each in its own language, for whoever does not read the present one. */
const names: Record<Language, string> = { en: 'English', de: 'Deutsch' };

/** A form, as it changes something; it works without JavaScript, and comes back to the page it was on. */
export function LanguageSwitch() {
  const { language, strings } = useWords();
  const pathname = usePathname();
  const params = useSearchParams();
  const here = params.size > 0 ? `${pathname}?${params}` : pathname;
  return (
    <form method="post" action="/language" aria-label={strings.site.language} className="flex gap-4">
      <input type="hidden" name="next" value={here} />
      {languages.map((name) => (
        <button
          key={name}
          type="submit"
          name="language"
          value={name}
          lang={name}
          aria-current={name === language ? 'true' : undefined}
          className="nav-link aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {names[name]}
        </button>
      ))}
    </form>
  );
}
