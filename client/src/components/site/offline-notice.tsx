'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { useWords } from '@/strings/words';
import { whenIdle } from '@/when-idle';

function subscribe(onChange: () => void) {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}

/** Says so, as long as the browser has no connection, and sees to it that there is a page that can say so then. */
export function OfflineNotice() {
  const { language, strings } = useWords();
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );

  useEffect(() => {
    // Browsers have none where the site is visited without TLS, and may refuse one: then there is their own page.
    const register = () => {
      navigator.serviceWorker?.register(`/offline-worker.js?language=${language}`).catch(() => {});
    };
    // What it fetches is for later: it waits until what the visitor has asked for is there, and works.
    return whenIdle(register);
  }, [language]);

  return (
    <div role="status" className="fixed inset-x-0 bottom-0 z-20">
      {!online && (
        <p className="bg-ink px-5 py-3 text-center font-medium text-page">{strings.site.offline}</p>
      )}
    </div>
  );
}
