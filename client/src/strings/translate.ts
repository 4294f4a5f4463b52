import { fill } from './strings';

/** Sentences by their English ones, in which some words may vary: `{field} must have at most {max} characters`. */
export type Said = Readonly<Record<string, string>>;

/**
 * What a service says, in the language of `said`; undefined where that has no words for it. What fills a gap is
 * translated too, if it can be.
 */
export function translate(message: string, said: Said): string | undefined {
  if (Object.hasOwn(said, message)) return said[message];
  for (const [template, translation] of Object.entries(said)) {
    const values = template.includes('{') ? patternOf(template).exec(message)?.groups : undefined;
    if (values)
      return fill(
        translation,
        mapValues(values, (value) => ownWord(value, said)),
      );
  }
  return undefined;
}

const ownWord = (value: string, said: Said) => (Object.hasOwn(said, value) ? (said[value] ?? value) : value);

const mapValues = (values: Record<string, string>, change: (value: string) => string) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));

/** `{field} must be text` → a pattern with a group `field`. */
function patternOf(template: string): RegExp {
  const source = template
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 ? `(?<${part}>.+)` : part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`);
}
