import type { Strings } from '@/strings/strings';
import { translate } from '@/strings/translate';

/** What the buyer is told of a failed payment: what the service says, and what can be done about it. */
export function explainFailure(
  { message, code }: { message: string; code?: string },
  strings: Strings,
): string[] {
  const hint = wordsFor(code, strings.payment.hints);
  const told = translate(message, strings.said) ?? wordsFor(code, strings.declines) ?? message;
  return hint === undefined ? [told] : [told, hint];
}

const wordsFor = (code: string | undefined, words: Record<string, string>): string | undefined =>
  code !== undefined && Object.hasOwn(words, code) ? words[code] : undefined;
