import { services } from './objects.js';

/** Samples, one each quarter of a minute: https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/#series */
type Series = Record<string, string>;

/** What Prometheus has read, and which alerts fire by then. */
export interface Scenario {
  name: string;
  fire: string[];
  series: Series;
  /** When they are looked at. */
  at: string;
}

/** Long enough for every scenario. */
const LENGTH = 300;

const steady = (value: number) => `${value}+0x${LENGTH}`;
const rising = (by: number) => `0+${by}x${LENGTH}`;
const changedAt = (minutes: number, before: number, after: number) =>
  `${before}+0x${minutes * 4 - 1} ${after}+0x${LENGTH}`;

/** Everything is there. */
const healthy: Series = Object.fromEntries([
  ...[...services, 'client'].map((name) => [
    `kube_deployment_status_replicas_available{deployment="${name}"}`,
    steady(2),
  ]),
  ...services.map((name) => [`up{job="${name}-srv"}`, steady(1)]),
]);

const without = (series: string) =>
  Object.fromEntries(Object.entries(healthy).filter(([name]) => name !== series));

const fires = (alert: string, when: string, series: Series, at = '40m'): Scenario => ({
  name: `${alert} fires ${when}`,
  fire: [alert],
  series: { ...healthy, ...series },
  at,
});

const quiet = (alert: string, when: string, series: Series, at = '40m'): Scenario => ({
  ...fires(alert, when, series, at),
  name: `${alert} is quiet ${when}`,
  fire: [],
});

const lacking = (scenario: Scenario, series: string): Scenario => ({ ...scenario, series: without(series) });

const requests = (failed: number, well: number): Series => ({
  'http_request_duration_seconds_count{service="orders",status="503"}': rising(failed),
  'http_request_duration_seconds_count{service="orders",status="200"}': rising(well),
});

/** A histogram whose every minute is as the one before: how many were below each bound. */
const histogram = (name: string, labels: string, below: Record<string, number>): Series =>
  Object.fromEntries(
    Object.entries(below).map(([le, count]) => [`${name}_bucket{${labels}le="${le}"}`, rising(count)]),
  );

const answers = (route: string) =>
  histogram('http_request_duration_seconds', `service="tickets",route="${route}",`, {
    '1': 90,
    '2.5': 100,
    '+Inf': 100,
  });

const calls = (lost: number, well: number): Series => ({
  'payments_stripe_call_duration_seconds_count{operation="pay",outcome="unknown"}': rising(lost),
  'payments_stripe_call_duration_seconds_count{operation="pay",outcome="ok"}': rising(well),
});

const sales = (complete: string): Series => ({
  'orders_placed_total{service="orders"}': rising(1),
  'orders_ended_total{service="orders",end="complete"}': complete,
});

const delays = (inTime: number) =>
  histogram('event_delay_seconds', 'service="tickets",subject="order:created",', {
    '10': inTime,
    '30': 100,
    '+Inf': 100,
  });

const unheard = (handled: string, published: string): Series => ({
  'events_handled_total{service="orders",subject="payment:created",outcome="handled"}': handled,
  'events_published_total{service="payments",subject="payment:created"}': published,
});

const notices = (inTime: number) =>
  histogram('expiration_notice_delay_seconds', 'service="expiration",', {
    '30': inTime,
    '60': 100,
    '+Inf': 100,
  });

const compared = 'payments_stripe_compared_timestamp_seconds{service="payments"}';
const available = (name: string) => `kube_deployment_status_replicas_available{deployment="${name}"}`;

export const scenarios: Scenario[] = [
  fires('ErrorBudgetBurnsFast', 'at two failures in a hundred', requests(2, 98), '10m'),
  quiet('ErrorBudgetBurnsFast', 'at one failure in two hundred', requests(1, 199)),
  fires('ErrorBudgetBurnsSlowly', 'at eight failures in a thousand', requests(8, 992)),
  quiet('ErrorBudgetBurnsSlowly', 'at five failures in a thousand', requests(5, 995)),
  fires('RequestsSlow', 'when one answer in ten takes longer than a second', answers('/api/tickets')),
  quiet('RequestsSlow', 'about streams, which last', answers('/api/tickets/:id/events')),
  fires('RequestsShed', 'at two a second', { 'http_requests_shed_total{service="orders"}': rising(30) }),
  quiet('RequestsShed', 'at one in two seconds', { 'http_requests_shed_total{service="orders"}': rising(7) }),
  fires('ServiceGone', 'when no pod of orders is available', {
    [available('orders')]: changedAt(30, 2, 0),
  }),
  fires('ServiceGone', 'when no pod of the client is available', {
    [available('client')]: changedAt(30, 2, 0),
  }),
  ...[...services, 'client'].map((name) =>
    lacking(fires('ServiceGone', `when nobody has heard of ${name}`, {}), available(name)),
  ),
  quiet('ServiceGone', 'while one of two is left', { [available('orders')]: changedAt(30, 2, 1) }),
  fires('FiguresMissing', 'when no pod of orders answers', { 'up{job="orders-srv"}': changedAt(30, 1, 0) }),
  ...services.map((name) =>
    lacking(fires('FiguresMissing', `when ${name} is not asked`, {}), `up{job="${name}-srv"}`),
  ),
  quiet('FiguresMissing', 'while one pod of two answers', {
    'up{job="orders-srv",instance="b"}': steady(0),
  }),
  fires(
    'ServiceRestarts',
    'at four starts in half an hour',
    {
      'process_start_time_seconds{service="orders",instance="a"}': `0 60 120 180 240+0x${LENGTH}`,
    },
    '10m',
  ),
  quiet(
    'ServiceRestarts',
    'at one',
    {
      'process_start_time_seconds{service="orders",instance="a"}': `0 60+0x${LENGTH}`,
    },
    '10m',
  ),
  fires('DatabaseBusy', 'when somebody always waits', {
    'mongodb_pool_waiting{service="orders"}': steady(3),
  }),
  quiet('DatabaseBusy', 'when nobody waits now and then', {
    'mongodb_pool_waiting{service="orders"}': '9 9 9 0 '.repeat(50).trim(),
  }),
  fires('NothingIsLimited', 'while counts are left out', {
    'rate_limits_skipped_total{service="auth"}': rising(5),
  }),
  quiet('NothingIsLimited', 'once Redis is back', {
    'rate_limits_skipped_total{service="auth"}': changedAt(30, 0, 7),
  }),
  fires('NothingIsSold', 'when orders are placed and none is completed', sales(steady(5))),
  quiet('NothingIsSold', 'when they are completed', sales(rising(1))),
  fires('ReservationsEndLate', 'when a fifth of them end late', notices(80)),
  quiet('ReservationsEndLate', 'when they end in time', notices(100)),
  fires('OutboxOld', 'after a minute', { 'outbox_oldest_event_age_seconds{service="orders"}': steady(90) }),
  quiet('OutboxOld', 'before', { 'outbox_oldest_event_age_seconds{service="orders"}': steady(30) }),
  fires('MailsOld', 'after a quarter of an hour', {
    'mails_oldest_age_seconds{service="auth"}': steady(1000),
  }),
  quiet('MailsOld', 'before', { 'mails_oldest_age_seconds{service="auth"}': steady(600) }),
  fires('NothingExpires', 'when an order should have ended long ago', {
    'orders_oldest_overdue_age_seconds{}': steady(400),
  }),
  quiet('NothingExpires', 'when what is overdue ends soon', {
    'orders_oldest_overdue_age_seconds{}': steady(60),
  }),
  fires('EventsLate', 'when a tenth of them are late', delays(90)),
  quiet('EventsLate', 'when they are in time', delays(100)),
  fires('EventsUnheard', 'when others publish and a service handles none', unheard(steady(5), rising(1))),
  quiet('EventsUnheard', 'when it handles them', unheard(rising(1), rising(1))),
  quiet('EventsUnheard', 'when nobody publishes any', unheard(steady(5), steady(5))),
  fires('EventsFail', 'at one failure in five seconds', {
    'event_retries_total{service="orders",subject="payment:created"}': rising(3),
  }),
  quiet('EventsFail', 'at one in fifteen', {
    'event_retries_total{service="orders",subject="payment:created"}': rising(1),
  }),
  fires('DeadLetters', 'at the first', { 'dead_letters{service="orders"}': changedAt(30, 0, 1) }),
  quiet('DeadLetters', 'after the last', { 'dead_letters{service="orders"}': changedAt(30, 1, 0) }),
  fires('StripeFails', 'when three calls in ten have no answer', calls(3, 7)),
  quiet('StripeFails', 'when one in ten has none', calls(1, 9)),
  fires('BooksDiffer', 'after half an hour', { 'payments_stripe_differences{kind="amount"}': steady(1) }),
  quiet('BooksDiffer', 'when it was repaired', {
    'payments_stripe_differences{kind="amount"}': changedAt(20, 1, 0),
  }),
  fires('BooksNotCompared', 'when the last time is an hour ago', { [compared]: steady(0) }, '70m'),
  quiet('BooksNotCompared', 'while that is under way', { [compared]: steady(0) }, '62m'),
  quiet('BooksNotCompared', 'when they are', { [compared]: rising(15) }, '70m'),
  fires('ChargesUnreconciled', 'after half an hour', {
    'payments_oldest_unsettled_age_seconds{}': steady(2000),
  }),
  quiet('ChargesUnreconciled', 'before', { 'payments_oldest_unsettled_age_seconds{}': steady(900) }),
  fires('RefundsFail', 'at the fifth attempt', { 'payments_refund_attempts{}': steady(5) }),
  quiet('RefundsFail', 'at the fourth', { 'payments_refund_attempts{}': steady(4) }),
  fires('PaymentDisputed', 'at a dispute', { 'payments_disputes_total{}': changedAt(30, 0, 1) }),
  quiet('PaymentDisputed', 'when that was long ago', { 'payments_disputes_total{}': steady(1) }),
];
