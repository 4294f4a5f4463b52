import { catalogue } from './catalogue';
import { en } from './en';

type Tree = string | readonly string[] | { readonly [name: string]: Tree };

/** Every string with its path. */
function leaves(tree: Tree, path = ''): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]];
  return Object.entries(tree).flatMap(([name, part]) => leaves(part, `${path}.${name}`));
}

const gaps = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

const { said: _said, declines: _declines, ...german } = catalogue.de;
const { said: _nothing, declines: _none, ...english } = en;

describe('the strings in German', () => {
  const translated = new Map(leaves(german as Tree));

  it.each(leaves(english as Tree))('say %s with the same gaps', (path, text) => {
    expect(translated.get(path)).toBeTruthy();
    expect(gaps(translated.get(path) ?? '')).toEqual(gaps(text));
  });
});
