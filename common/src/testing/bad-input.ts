/** Values that no text field takes, whatever it is for, each with a name for the test's title. */
export const badText: [name: string, value: unknown][] = [
  ['missing', undefined],
  ['null', null],
  ['empty', ''],
  ['a number', 12],
  ['true', true],
  ['an array', ['someone@example.com']],
  ['an object', { a: 1 }],
  ['an operator', { $ne: null }],
  ['with a NUL', 'a\0b'],
  ['with half of a character', 'a\ud800b'],
  ['5,000 characters', 'x'.repeat(5_000)],
];

/** Values that are no price: a number of dollars with at most two decimals that Stripe can charge. */
export const badPrices: [name: string, value: unknown][] = [
  ...badText.filter(([name]) => name !== 'a number'),
  ['a numeral', '10'],
  ['zero', 0],
  ['negative', -10],
  ['below the least charge', 0.49],
  ['above the greatest charge', 1_000_000],
  ['three decimals', 10.001],
  ['beyond all numbers', '1e400'],
];

/** Ids that no document can have. */
export const impossibleIds = [
  '1',
  'null',
  '%00',
  '..%2f',
  'x'.repeat(24),
  'a'.repeat(5_000),
  '{"$ne":1}',
].map((id) => (id.startsWith('%') || id.startsWith('.') ? id : encodeURIComponent(id)));

/** Bodies that are not what they claim to be, as raw text sent as JSON. */
export const badBodies: [name: string, body: string][] = [
  ['broken JSON', '{"a": '],
  ['a bare string', '"text"'],
  ['null', 'null'],
  ['an array', '[]'],
  ['10 MB', JSON.stringify({ title: 'x'.repeat(10_000_000) })],
];
