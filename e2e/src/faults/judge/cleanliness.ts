import { type Exchange, MOST_PATIENCE } from '../traffic/exchange.js';

export interface Expectations {
  /** When the fault could show: requests that were under way then may be answered 503. */
  from: number;
  until: number;
  /** Whether the door itself was at fault, so that some get no answer at all, and some only once it is open again. */
  mayHang?: boolean | undefined;
  /** The paths, with all below them, that may be refused then; any, unless it is said. */
  refusing?: string[] | undefined;
  /** How much longer payments may be answered "we are checking", in milliseconds. */
  echo?: number | undefined;
}

/** What was answered as it should not be, a sentence each. */
export function unclean(exchanges: Exchange[], expected: Expectations): string[] {
  return exchanges.flatMap((exchange) => {
    const wrong = faultOf(exchange, expected);
    if (!wrong) return [];
    const { request, status, begun, ended } = exchange;
    const when = `${begun - expected.from} ms after the fault, ${ended - begun} ms long`;
    return [`${request} (${when}): ${wrong}: ${status} ${JSON.stringify(exchange.body)?.slice(0, 200)}`];
  });
}

function faultOf(exchange: Exchange, expected: Expectations): string | undefined {
  const { deed, status, request, begun, ended } = exchange;
  const isDuring = begun <= expected.until && ended >= expected.from;
  const mayHang = expected.mayHang && isDuring;
  if (status === 0) return mayHang ? undefined : 'no answer';
  if (ended - begun > MOST_PATIENCE && !mayHang) return 'too late';
  const isEcho =
    isChecking(exchange) && begun >= expected.from && begun <= expected.until + (expected.echo ?? 0);
  const mayRefuse = isDuring && isBelow(request, expected.refusing);
  if (status === 503 && !mayRefuse && !isEcho) return 'away without a fault';
  // Next.js answers 500 with the page that says so, and knows no way to say 503.
  if (!isApi(request) && status === 500 && mayRefuse) return undefined;
  if (status >= 500 && status !== 503) return 'not a clean error';
  if (status >= 400 && isApi(request) && !hasErrorShape(exchange.body)) return 'not the error shape';
  if (status === 401) return 'not who it was';
  if (isRefusedForNothing(deed, status)) return 'refused for nothing';
  return undefined;
}

/** What payments says of an attempt of which nobody knows yet whether it took the money. */
const isChecking = ({ deed, body }: Exchange): boolean =>
  (deed === 'pay' || deed === 'resume') &&
  Object(body).errors?.[0]?.message === 'You have not been charged twice; we are checking';

function isBelow(request: string, paths: string[] | undefined): boolean {
  const path = request.split(' ')[1] as string;
  return paths?.some((one) => path === one || path.startsWith(`${one}/`)) ?? true;
}

const isApi = (request: string): boolean => request.includes(' /api/');

export const hasErrorShape = (body: unknown): boolean => {
  const { errors } = Object(body);
  return (
    Array.isArray(errors) && errors.length > 0 && errors.every(({ message }) => typeof message === 'string')
  );
};

/** What everybody asks is right: only what others did in the meantime can be in the way of it. */
function isRefusedForNothing(deed: Exchange['deed'], status: number): boolean {
  if (status < 400 || status === 503) return false;
  if (deed === 'list' || deed === 'sign in' || deed === 'read') return true;
  return status === 404 && (deed === 'edit' || deed === 'withdraw' || deed === 'cancel' || deed === 'resume');
}

/** How many were told cleanly that something is away. */
export const countRefused = (exchanges: Exchange[]): number =>
  exchanges.filter(({ status }) => status === 503).length;
