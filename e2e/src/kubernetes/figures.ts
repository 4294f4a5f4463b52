import type { Exchange } from '../faults/traffic/exchange.js';

/** Whether it got no answer, or one that says that something is away. */
const isFailed = ({ status }: Exchange) => status === 0 || status >= 500;

const percentile = (sorted: number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;

/** What there is to say about requests in one line: `120 requests, 3 failed (503 ×2, none ×1), p50 12 ms, p99 80 ms`. */
export function figuresOf(exchanges: readonly Exchange[]): string {
  const failed = exchanges.filter(isFailed);
  const times = exchanges.map(({ begun, ended }) => ended - begun).sort((a, b) => a - b);
  const kinds = new Map<string, number>();
  for (const { status } of failed) {
    const kind = status === 0 ? 'no answer' : String(status);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const detail = [...kinds].map(([kind, count]) => `${kind} ×${count}`).join(', ');
  const failures = failed.length === 0 ? '0 failed' : `${failed.length} failed (${detail})`;
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  return `${exchanges.length} requests, ${failures}, p50 ${p50} ms, p99 ${p99} ms`;
}
