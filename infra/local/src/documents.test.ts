import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './settings.js';

/** What is built, installed or written while it runs is not ours to check. */
const passedOver = /^(\..*|node_modules|dist|cjs)$/;

const documentsIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !passedOver.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return documentsIn(path);
      return path.endsWith('.md') ? [path] : [];
    });

const read = (file: string) => readFileSync(join(root, file), 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '');

/** The names that GitHub gives a document's headings. */
const anchorsOf = (file: string) =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );

/** What a document links to within this repository. */
const linksOf = (file: string) =>
  [...read(file).matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));

it.each(documentsIn('.'))('%s links to what is there', (file) => {
  const broken = linksOf(file).filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : join(dirname(file), path);
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor);
  });
  expect(broken).toEqual([]);
});

/** A row that claims something says what shows it, by the path of a test. */
it('what docs/security.md calls a test is one', () => {
  const text = read('docs/security.md');
  const named = [...text.matchAll(/\[([\w.-]+\.ts)\]\(([^)]+)\)/g)];
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(([, name, path]) => !path?.endsWith(`/${name}`))).toEqual([]);
  const files = [...text.matchAll(/\]\(([^)]+\.test\.tsx?)\)/g)].map(([, path = '']) => path);
  expect(files.filter((path) => !/\b(it|test)(\.each)?\(/.test(read(join('docs', path))))).toEqual([]);
  // What is no link is not found to be gone.
  const unlinked = text.replaceAll(/\[[^\]]*\]\([^)]*\)/g, '');
  expect(unlinked.match(/[\w-]+\.test\.tsx?/g)).toBeNull();
});

/** The titles of tests, where they are given: “…” and “…” in [FILE](PATH), [FILE](PATH). */
const titledTests = (text: string) =>
  [...text.matchAll(/((?:“[^”]+”(?: and )?)+) in ((?:\[[^\]]*\]\([^)]*\)(?:, (?=\[[^.\]]+\]))?)+)/g)].flatMap(
    ([, titles = '', links = '']) =>
      [...titles.matchAll(/“([^”]+)”/g)].flatMap(([, title = '']) =>
        [...links.matchAll(/\]\(([^)]*)\)/g)].map(([, path = '']) => ({ title, path })),
      ),
  );

it('a test that docs/security.md names by its title stands in its file', () => {
  const titled = titledTests(read('docs/security.md'));
  const isThere = ({ title, path }: { title: string; path: string }) =>
    ["'", '"', '`'].some((quote) => read(join('docs', path)).includes(quote + title + quote));

  expect(titled.length).toBeGreaterThan(8);
  expect(titled.filter((one) => !isThere(one))).toEqual([]);
});
