/** How many of a kind are kept: a page of tickets needs up to three for each zone of its events, and each takes some 20 kB. */
const MOST = 300;

/** Keeps what it made: to make a formatter takes some fifty times as long as to use it. */
function keep<Options, Formatter>(make: (locale: string, options: Options) => Formatter) {
  const known = new Map<string, Formatter>();
  return (locale: string, options: Options): Formatter => {
    const key = locale + JSON.stringify(options);
    let formatter = known.get(key);
    if (!formatter) {
      formatter = make(locale, options);
      if (known.size === MOST) known.clear();
      known.set(key, formatter);
    }
    return formatter;
  };
}

/** @throws {RangeError} for a time zone or a locale that there is not. */
export const dateFormatter = keep(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

/**
 * A moment as that locale writes it. Engines differ in the space before AM and PM, and two of them write one page: that of
 * the server, and the browser's.
 */
export const writeMoment = (
  locale: string,
  options: Intl.DateTimeFormatOptions,
  moment: string | number,
): string => dateFormatter(locale, options).format(new Date(moment)).replaceAll('\u202f', ' ');

export const numberFormatter = keep(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
