/** Letters that Unicode takes for whole, and those whose keyboard lacks them write in this way. */
const plainly: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  þ: 'th',
  ı: 'i',
};

const LETTERS = new RegExp(`[${Object.keys(plainly).join('')}]`, 'g');

/** The words of a text as they are compared: lower case and without accents. */
export const searchWords = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(LETTERS, (letter) => plainly[letter] ?? letter)
      .match(/[\p{L}\p{N}]+/gu),
  ),
];
