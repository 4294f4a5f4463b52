import localFont from 'next/font/local';

/** Instrument Sans, of which the interface uses two widths. The fallback is fitted to it, so nothing moves as it loads. */
const latin = localFont({
  src: '../../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wdth-normal.woff2',
  weight: '400 700',
  declarations: [{ prop: 'font-stretch', value: '75% 100%' }],
  variable: '--font-latin',
  adjustFontFallback: 'Arial',
});

/** Dvořák, Łódź: loaded by pages with such letters on them. */
const extended = localFont({
  src: '../../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-ext-wdth-normal.woff2',
  weight: '400 700',
  declarations: [
    { prop: 'font-stretch', value: '75% 100%' },
    { prop: 'unicode-range', value: 'U+0100-02BA, U+1E00-1E9F, U+1EF2-1EFF' },
  ],
  variable: '--font-extended',
  preload: false,
  adjustFontFallback: false,
});

export const fontVariables = `${latin.variable} ${extended.variable}`;
