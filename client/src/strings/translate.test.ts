import { translate } from './translate';

const said = {
  'No such ticket': 'Kein Ticket',
  'It took {seconds} seconds ({why})': 'Es dauerte {seconds} s: {why}',
  'too slow': 'zu langsam',
};

describe('translate', () => {
  it.each([
    ['a sentence', 'No such ticket', 'Kein Ticket'],
    ['a sentence with gaps', 'It took 3.5 seconds (so)', 'Es dauerte 3.5 s: so'],
    ['what fills a gap', 'It took 3 seconds (too slow)', 'Es dauerte 3 s: zu langsam'],
  ])('knows %s', (_what, message, translation) => {
    expect(translate(message, said)).toBe(translation);
  });

  it.each(['No such', 'No such tickets', 'It took 3 seconds (so', 'toString', ''])(
    'does not know %p',
    (message) => {
      expect(translate(message, said)).toBeUndefined();
    },
  );
});
