import localFont from 'next/font/local';

/** Instrument Sans, of which the interface uses two widths. The fallback is fitted to it, so nothing moves as it loads. */
export const font = localFont({
  src: '../../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wdth-normal.woff2',
  weight: '400 700',
  declarations: [{ prop: 'font-stretch', value: '75% 100%' }],
  variable: '--font-instrument',
  display: 'swap',
  adjustFontFallback: 'Arial',
});
