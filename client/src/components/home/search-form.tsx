import type { TicketQuery } from '@/api/types';
import { Link } from '@/components/link';
import { amountText } from '@/domain/money';
import type { TypedAmount } from '@/domain/read-search';
import { countFilters, searchHref } from '@/domain/ticket-search';
import { fill, type Words } from '@/strings/strings';
import { SearchField } from './search-field';

interface SearchFormProps {
  query: TicketQuery;
  cities: string[];
  prices: { minPrice: TypedAmount; maxPrice: TypedAmount };
  words: Words;
}

const dayNames = ['from', 'to'] as const;
const priceNames = ['minPrice', 'maxPrice'] as const;

/** A plain GET form: the address carries the search, with or without JavaScript. */
export function SearchForm({ query, cities, prices, words: { locale, strings } }: SearchFormProps) {
  const { home } = strings;
  const unread = priceNames.filter((name) => prices[name].isUnread);
  const count = countFilters(query);
  return (
    <search>
      {/* What was searched for is put into the fields anew, also when it came from a link. */}
      <form
        key={searchHref({ ...query, cursor: undefined })}
        action="/"
        aria-label={home.search}
        className="search"
      >
        {query.sort && <input type="hidden" name="sort" value={query.sort} />}
        <input type="hidden" name="amounts" value={locale} />
        {query.category && <input type="hidden" name="category" value={query.category} />}
        <SearchField
          label={home.what}
          name="q"
          type="search"
          defaultValue={query.q}
          placeholder={home.searchHint}
          maxLength={200}
        />
        <details className="search-more" open={count > 0 || unread.length > 0 || undefined}>
          <summary className="link">
            {home.filters}
            {count > 0 && ` (${count})`}
          </summary>
          <div className="search-filters">
            <CityField query={query} cities={cities} label={home.city} any={home.anyCity} />
            {/* Of what, is seen by the field; it is heard by its name. */}
            {dayNames.map((name) => (
              <SearchField
                key={name}
                label={home[name]}
                aria-label={home[`${name}Date`]}
                name={name}
                type="date"
                defaultValue={query[name]}
              />
            ))}
            {priceNames.map((name) => (
              <SearchField
                key={name}
                label={home[name]}
                name={name}
                inputMode="decimal"
                autoComplete="off"
                defaultValue={prices[name].text}
                aria-invalid={prices[name].isUnread || undefined}
                aria-describedby={prices[name].isUnread ? `${name}-error` : undefined}
              />
            ))}
            {(count > 0 || unread.length > 0) && (
              <Link href={searchHref({ sort: query.sort })} className="link self-end py-3 text-sm">
                {home.clear}
              </Link>
            )}
          </div>
        </details>
        <button type="submit" className="button button-stock search-go">
          {home.find}
        </button>
        {unread.map((name) => (
          <p key={name} id={`${name}-error`} className="search-error">
            {fill(home.noAmount, { label: home[name], example: amountText(48.5, locale) })}
          </p>
        ))}
      </form>
    </search>
  );
}

function CityField({
  query,
  cities,
  label,
  any,
}: {
  query: TicketQuery;
  cities: string[];
  label: string;
  any: string;
}) {
  // An old address may name a city where nothing is on sale any more.
  const known = query.city && !cities.includes(query.city) ? [query.city, ...cities] : cities;
  return (
    <label className="search-field">
      <span>{label}</span>
      <select name="city" defaultValue={query.city ?? ''} className="input">
        <option value="">{any}</option>
        {known.map((city) => (
          <option key={city}>{city}</option>
        ))}
      </select>
    </label>
  );
}
