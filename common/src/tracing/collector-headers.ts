import { z } from 'zod';

/** A header's name, as HTTP has it, and its value in percent-encoding. */
const ENTRY = /^([\w!#$%&'*+.^`|~-]+)\s*=\s*([^\s,;]*)$/;

/** What the collector is sent besides, as OpenTelemetry writes it: `authorization=Bearer%20token,x-team=tickets`. */
export const collectorHeaders = z.string().transform((text, context): Record<string, string> => {
  try {
    return Object.fromEntries(text.split(',').map(headerOf));
  } catch {
    context.addIssue('must be a list such as authorization=Bearer%20token');
    return z.NEVER;
  }
});

function headerOf(entry: string): [name: string, value: string] {
  const [, name, value] = ENTRY.exec(entry.trim()) ?? [];
  if (name === undefined || value === undefined) throw new SyntaxError('no header');
  return [name, decodeURIComponent(value)];
}
