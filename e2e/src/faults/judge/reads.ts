import type { Exchange } from '../traffic/exchange.js';

/** How old what is on sale may be told of: the list is kept for a second, by each instance and by the ingress. */
const LIST_AGE = 2_000;

/** A ticket or an order as far as it is read here, or whom a session belongs to. */
interface Told {
  id: string;
  status: string;
  version: number;
  currentUser: { id: string } | null;
}

/** What was answered 200 to somebody who only looked, and was not so any more or not so yet, a sentence each. */
export function wrongReads(exchanges: Exchange[]): string[] {
  return exchanges
    .filter(({ deed, status }) => deed === 'read' && status === 200)
    .flatMap((read) => {
      const wrong = wrongOf(read, exchanges);
      return wrong ? [`${read.request}: ${wrong}`] : [];
    });
}

function wrongOf(read: Exchange, exchanges: Exchange[]): string | undefined {
  const { request, who, body, begun } = read;
  const path = request.split(' ')[1] as string;
  const before = exchanges.filter(({ ended }) => ended < begun);
  const own = before.filter((exchange) => exchange.who === who);
  if (path === '/api/users/currentuser') {
    return (body as Told).currentUser?.id === who ? undefined : 'not whose session it is';
  }
  if (path === '/api/orders') return missing(body as Told[], created(own, 'order'));
  if (path === '/api/tickets/mine') return missing(body as Told[], created(own, 'list'));
  if (path === '/api/tickets') return soldAgain(body as Told[], before, begun - LIST_AGE);
  return path.startsWith('/api/tickets/') ? older(body as Told, before) : undefined;
}

/** The ids of what these were told 201 for. */
const created = (exchanges: Exchange[], deed: Exchange['deed']): string[] =>
  exchanges
    .filter((exchange) => exchange.deed === deed && exchange.status === 201)
    .map(({ body }) => (body as Told).id);

function missing(list: Told[], ids: string[]): string | undefined {
  const listed = new Set(list.map(({ id }) => id));
  const lost = ids.filter((id) => !listed.has(id));
  return lost.length > 0 ? `without ${lost.join(', ')}` : undefined;
}

/** What somebody has seen of the tickets by then, each as it was told alone. */
const seen = (exchanges: Exchange[]): Told[] =>
  exchanges
    .filter(({ request, status }) => request.includes('/api/tickets') && (status === 200 || status === 201))
    .flatMap(({ body }) => (Array.isArray(body) ? body : [body]) as Told[]);

function soldAgain(list: Told[], before: Exchange[], by: number): string | undefined {
  const sold = new Set(
    seen(before.filter(({ ended }) => ended < by))
      .filter(({ status }) => status === 'sold')
      .map(({ id }) => id),
  );
  const again = list.filter(({ id }) => sold.has(id));
  return again.length > 0 ? `${again.map(({ id }) => id).join(', ')} on sale, and was sold` : undefined;
}

/** The ticket's own page is read from its owner's database: nothing that anybody has seen of it is undone there. */
function older({ id, version }: Told, before: Exchange[]): string | undefined {
  const versions = seen(before).flatMap((ticket) => (ticket.id === id ? [ticket.version] : []));
  const newest = Math.max(0, ...versions);
  return version < newest ? `version ${version}, and was ${newest}` : undefined;
}
