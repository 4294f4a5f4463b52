import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './settings.js';

const folder = join(root, 'docs');
const text = readFileSync(join(folder, 'security.md'), 'utf8');

/** The rows | requirements | what is done | shown by |. */
const rows = [...text.matchAll(/^\| (\d[\d., to]*)\|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, ids = '', , shown = '']) => ({
    ids: ids.trim(),
    shown,
  }),
);

/** “title”, “title” and “title” in [FILE](PATH), [FILE](PATH): each file has each of the titles. */
const quoted = /((?:“[^”]+”(?:, | and )?)+) in\s+((?:\[[^\]]+\]\([^)]+\)(?:, (?=\[))?)+)/g;
const titledTests = (shown: string) =>
  [...shown.matchAll(quoted)].flatMap(([, titles = '', links = '']) =>
    [...titles.matchAll(/“([^”]+)”/g)].flatMap(([, title = '']) =>
      [...links.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => ({ title, path })),
    ),
  );

describe('docs/security.md', () => {
  it('says in each row which test shows it, by its title, or that none does', () => {
    expect(rows).toHaveLength(text.match(/^\| \d/gm)?.length ?? 0);
    const shownByNone = rows.filter(
      ({ shown }) => titledTests(shown).length === 0 && !shown.includes('not tested'),
    );
    expect(shownByNone).toEqual([]);
    expect(rows.filter(({ shown }) => shown.includes('not tested')).length).toBeLessThan(8);
  });

  it('names tests that stand in their files', () => {
    const isThere = ({ title, path }: { title: string; path: string }) => {
      const file = readFileSync(join(folder, path), 'utf8');
      return ["'", '"', '`'].some((quote) => file.includes(quote + title + quote));
    };
    expect(titledTests(text).filter((one) => !isThere(one))).toEqual([]);
  });

  it('calls each file by its own name', () => {
    const named = [...text.matchAll(/\[([\w.-]+\.ts)\]\(([^)]+)\)/g)];
    expect(named.filter(([, name, path]) => !path?.endsWith(`/${name}`))).toEqual([]);
  });

  it('names no file of tests without the title of one', () => {
    const others = text
      .replaceAll(quoted, '')
      .replace('[a check](../infra/local/src/security-document.test.ts)', '');
    expect(others.match(/[\w-]+\.test\.tsx?/g)).toBeNull();
  });
});

/** Those of level 1 and 2 in version 5.0.0, without the chapters 5, 10 and 17: by section, what follows its number. */
const requirements = `
  1.1: 1 2; 1.2: 1 2 3 4 5 6 7 8 9; 1.3: 1 2 3 4 5 6 7 8 9 10 11; 1.4: 1 2 3; 1.5: 1 2;
  2.1: 1 2 3; 2.2: 1 2 3; 2.3: 1 2 3 4; 2.4: 1;
  3.2: 1 2; 3.3: 1 2 3 4; 3.4: 1 2 3 4 5 6; 3.5: 1 2 3 4 5; 3.7: 1 2;
  4.1: 1 2 3; 4.2: 1; 4.3: 1 2; 4.4: 1 2 3 4;
  6.1: 1 2 3; 6.2: 1 2 3 4 5 6 7 8 9 10 11 12; 6.3: 1 2 3 4; 6.4: 1 2 3 4; 6.5: 1 2 3 4 5; 6.6: 1 2 3; 6.8: 1 2 3 4;
  7.1: 1 2 3; 7.2: 1 2 3 4; 7.3: 1 2; 7.4: 1 2 3 4 5; 7.5: 1 2; 7.6: 1 2;
  8.1: 1 2; 8.2: 1 2 3; 8.3: 1; 8.4: 1;
  9.1: 1 2 3; 9.2: 1 2 3 4;
  11.1: 1 2; 11.2: 1 2 3; 11.3: 1 2 3; 11.4: 1 2 3 4; 11.5: 1; 11.6: 1;
  12.1: 1 2 3; 12.2: 1 2; 12.3: 1 2 3 4;
  13.1: 1; 13.2: 1 2 3 4 5; 13.3: 1 2; 13.4: 1 2 3 4 5;
  14.1: 1 2; 14.2: 1 2 3 4; 14.3: 1 2 3;
  15.1: 1 2 3; 15.2: 1 2 3; 15.3: 1 2 3 4 5 6 7;
  16.1: 1; 16.2: 1 2 3 4 5; 16.3: 1 2 3 4; 16.4: 1 2 3; 16.5: 1 2 3;
`;

const isBetween = (id: string, [, section, first, last]: RegExpMatchArray) => {
  const [number] = id.split('.').slice(-1).map(Number);
  return id.startsWith(`${section}.`) && Number(first) <= Number(number) && Number(number) <= Number(last);
};

it('docs/security.md says something of every requirement of level 1 and 2', () => {
  const all = requirements.split(';').flatMap((section) => {
    const [name = '', numbers = ''] = section.split(':');
    return [...numbers.matchAll(/\d+/g)].map(([number]) => `${name.trim()}.${number}`);
  });
  const ranges = [...text.matchAll(/\b(\d+\.\d+)\.(\d+) to \1\.(\d+)\b/g)];
  const named = new Set(text.match(/\b\d+\.\d+\.\d+\b/g));

  expect(all.length).toBeGreaterThan(190);
  expect(all.filter((id) => !named.has(id) && !ranges.some((range) => isBetween(id, range)))).toEqual([]);
});
