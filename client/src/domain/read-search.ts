import type { TicketQuery } from '@/api/types';
import { isLocale } from '@/strings/choose-language';
import { isCategory } from './event';
import { amountText, isPayable, parseDollars } from './money';
import { PAGE_LENGTH, sorts } from './ticket-search';

export type SearchParams = Record<string, string | string[] | undefined>;

/** How links write amounts: `48.5`. */
const PLAIN = 'en-US';

/** What the address of the home page asks for. What it cannot mean is left out. */
export function readSearch(params: SearchParams): TicketQuery {
  const text = textsOf(params);
  const category = text('category');
  return {
    q: text('q'),
    city: text('city'),
    category: isCategory(category) ? category : undefined,
    from: readDay(text('from')),
    to: readDay(text('to')),
    minPrice: readAmount(params, 'minPrice'),
    maxPrice: readAmount(params, 'maxPrice'),
    sort: sorts.find((sort) => sort === text('sort')),
    cursor: text('cursor'),
  };
}

/** As many tickets as tickets gives at once. */
const MOST = 100;

/** How many tickets were loaded, where it was more than are shown by themselves. */
export function readShown(params: SearchParams): number | undefined {
  const shown = Number(textsOf(params)('shown'));
  return Number.isSafeInteger(shown) && shown > PAGE_LENGTH ? Math.min(shown, MOST) : undefined;
}

/** What is typed into a field: what was understood, in the visitor's way, or else as it came. */
export interface TypedAmount {
  text: string;
  isUnread: boolean;
}

export function typedAmount(
  params: SearchParams,
  name: 'minPrice' | 'maxPrice',
  locale: string,
): TypedAmount {
  const amount = readAmount(params, name);
  if (amount !== undefined) return { text: amountText(amount, locale).replace(/\D00$/, ''), isUnread: false };
  const text = textsOf(params)(name) ?? '';
  return { text, isUnread: text !== '' };
}

const textsOf = (params: SearchParams) => (name: string) => [params[name]].flat()[0]?.trim() || undefined;

const readDay = (text: string | undefined) =>
  text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

/**
 * Links write plain numbers. A form is sent as its visitor has typed, with or without JavaScript, so it says with
 * `amounts` in which locale that is: 1.250 is a thousand where one writes `de-DE`. The address says the same to whoever
 * is sent it.
 */
function readAmount(params: SearchParams, name: string): number | undefined {
  const text = textsOf(params);
  const locale = text('amounts');
  const amount = parseDollars(text(name) ?? '', isLocale(locale) ? locale : PLAIN);
  return amount !== undefined && isPayable(amount) ? amount : undefined;
}
