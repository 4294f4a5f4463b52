import { validateHeaderValue } from 'node:http';
import { z } from 'zod';

/** A header's name, as HTTP has it, and its value, in percent-encoding where it needs that. */
const ENTRY = /^([\w!#$%&'*+.^`|~-]+)\s*=\s*([^,;]*)$/;

/** What the collector is sent besides, as OpenTelemetry writes it: `authorization=Bearer%20token,x-team=tickets`. */
export const collectorHeaders = z.string().transform((text, context): Record<string, string> => {
  try {
    return Object.fromEntries(entriesOf(text).map(headerOf));
  } catch {
    context.addIssue('must be a list such as authorization=Bearer%20token');
    return z.NEVER;
  }
});

/** A comma too many is no entry. */
const entriesOf = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

function headerOf(entry: string): [name: string, value: string] {
  const [, name, value] = ENTRY.exec(entry) ?? [];
  if (name === undefined || value === undefined) throw new SyntaxError('no header');
  const decoded = decodeURIComponent(value);
  // Else each export would fail later: a line feed, for one, is in no header.
  validateHeaderValue(name, decoded);
  return [name, decoded];
}
