import { pageOf, readPageNumber } from './page-of';

describe('the number of a page', () => {
  it.each([
    ['2', 2],
    [undefined, 1],
    ['0', 1],
    ['-1', 1],
    ['1.5', 1],
    ['two', 1],
    [['1', '2'], 1],
  ])('%s is read as %d', (asked, number) => {
    expect(readPageNumber(asked)).toBe(number);
  });
});

describe('a page of a list', () => {
  it.each([
    [1, 'abcde', 'ab', 1, undefined, 2],
    [2, 'abcde', 'cd', 2, 1, 3],
    [3, 'abcde', 'e', 3, 2, undefined],
    [9, 'abcde', 'e', 3, 2, undefined],
    [2, 'abcd', 'cd', 2, 1, undefined],
    [3, 'abcd', 'cd', 2, 1, undefined],
    [2, '', '', 1, undefined, undefined],
  ])('%d of %s, by twos, has %s', (asked, list, items, number, previous, next) => {
    expect(pageOf([...list], asked, 2)).toEqual({ items: [...items], number, previous, next });
  });
});
