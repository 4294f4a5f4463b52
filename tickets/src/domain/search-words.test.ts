import fc from 'fast-check';
import { searchWords } from './search-words.js';

describe('searchWords', () => {
  it.each([
    ['Beyoncé', ['beyonce']],
    ['Mötley Crüe LIVE', ['motley', 'crue', 'live']],
    ['AC/DC: 2 nights!', ['ac', 'dc', '2', 'nights']],
    ['ﬁnale', ['finale']],
    ['Große STRAẞE', ['grosse', 'strasse']],
    ['Łódź, Tromsø, Đà Nẵng', ['lodz', 'tromso', 'da', 'nang']],
    ['ÆRØ œuvre', ['aero', 'oeuvre']],
    ['Þingvellir í Norðurþingi', ['thingvellir', 'i', 'nordurthingi']],
    ['Işık, ISI & İzmir', ['isik', 'isi', 'izmir']],
    ['東京ドーム', ['東京トーム']],
    ['live, Live & LIVE', ['live']],
    ['.*', []],
    ['', []],
  ])('of %j are %j', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  it('hold nothing that means something in a regular expression', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const word of searchWords(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });

  it('of a text that was lower case already, or had no accents, are the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const words = searchWords(text);
        expect(searchWords(words.join(' '))).toEqual(words);
      }),
    );
  });
});
