import { getWords } from '@/strings/server';
import { LanguageSwitch } from './language-switch';
import { OfflineNotice } from './offline-notice';

export async function SiteFooter() {
  const words = await getWords();
  return (
    <footer className="mx-auto w-full max-w-page px-5 pb-10 text-sm text-muted sm:px-8 print:hidden">
      <div className="flex flex-wrap items-baseline justify-between gap-x-10 gap-y-3 border-t border-line pt-5">
        <p>{words.strings.site.promise}</p>
        <LanguageSwitch />
      </div>
      <OfflineNotice />
    </footer>
  );
}
