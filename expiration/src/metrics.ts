import type { Platform } from '@ticketing/common';
import { Gauge, Histogram } from 'prom-client';

/** The figures that only expiration has, beside those of every service. */
export function createExpirationMetrics({ registry }: Platform['metrics'], wakeUps: { connected: boolean }) {
  const registers = [registry];
  new Gauge({
    name: 'redis_connected',
    help: '1 while Redis answers; without it timers fire late by a sweep at most',
    registers,
    collect() {
      this.set(Number(wakeUps.connected));
    },
  });
  return {
    noticeDelay: new Histogram({
      name: 'expiration_notice_delay_seconds',
      help: 'Time from the end of a reservation until it was noticed',
      buckets: [0.01, 0.05, 0.25, 1, 5, 10, 30, 60, 300],
      registers,
    }),
  };
}

export type ExpirationMetrics = ReturnType<typeof createExpirationMetrics>;
