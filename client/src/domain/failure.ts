import type { Strings } from '@/strings/strings';

/** What the buyer is told of a failed payment: what the service says, and what can be done about it. */
export function explainFailure(
  { message, code }: { message: string; code?: string },
  strings: Strings,
): string[] {
  const hints: Record<string, string> = strings.payment.hints;
  const hint = code !== undefined && Object.hasOwn(hints, code) ? hints[code] : undefined;
  const told = strings.said[message] ?? message;
  return hint === undefined ? [told] : [told, hint];
}
