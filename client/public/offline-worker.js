// Keeps one page, for when there is no connection. It keeps nothing else: other pages belong to who is signed in.

const KEPT = 'offline';
const page = `/offline${self.location.search}`;

async function keepPage() {
  const answer = await fetch(page, { cache: 'no-store', credentials: 'omit' });
  if (!answer.ok) throw new Error(`${page} answered ${answer.status}`);
  const kept = await caches.open(KEPT);
  for (const old of await kept.keys()) await kept.delete(old);
  await kept.put(page, answer);
  await self.skipWaiting();
}

self.addEventListener('install', (event) => event.waitUntil(keepPage()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  event.respondWith(fetch(event.request).catch(async () => (await caches.match(page)) ?? Response.error()));
});
