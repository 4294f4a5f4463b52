import { pageOf } from './page-of';

const letters = [...'abcde'];

describe('a page of a list', () => {
  it.each([
    [undefined, 'ab', undefined, 2],
    ['2', 'cd', 1, 3],
    ['3', 'e', 2, undefined],
    ['9', 'e', 2, undefined],
    ['0', 'ab', undefined, 2],
    ['-1', 'ab', undefined, 2],
    ['1.5', 'ab', undefined, 2],
    ['two', 'ab', undefined, 2],
    [['1', '2'], 'ab', undefined, 2],
  ])('that is asked for as %s has %s', (asked, items, previous, next) => {
    expect(pageOf(letters, asked, 2)).toEqual({ items: [...items], previous, next });
  });

  it('of an empty list is empty, and the only one', () => {
    expect(pageOf([], '2', 2)).toEqual({ items: [], previous: undefined, next: undefined });
  });
});
