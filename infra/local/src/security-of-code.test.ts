import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './settings.js';

const programs = ['auth', 'client', 'common', 'expiration', 'orders', 'payments', 'tickets'];

/** What runs where the services run, and not what tests them. */
const files = programs.flatMap((program) =>
  readdirSync(join(root, program, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => join(program, 'src', path))
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture)\.|\/testing\/|\/test-/.test(path)),
);

const filesWith = (pattern: RegExp) =>
  files.filter((path) => pattern.test(readFileSync(join(root, path), 'utf8'))).sort();

it('no program of ours starts another, or makes code of text', () => {
  expect(files.length).toBeGreaterThan(300);
  expect(filesWith(/child_process|node:vm|\beval\(|new Function\(|\$where|\.innerHTML\b/)).toEqual([]);
  // JSON, with every < escaped.
  expect(filesWith(/dangerouslySetInnerHTML/)).toEqual(['client/src/metadata/json-ld.tsx']);
});

it('what hashes, signs or draws by chance stands in docs/security.md, and nothing else', () => {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const [, table = ''] = text.match(/^### What is used\n([\s\S]+?)\n\n[^|\n]/m) ?? [];
  const told = [...table.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path]) => path);

  const libraries = /from '(node:crypto|jsonwebtoken|otpauth|@node-rs\/argon2)'|constructEvent\(/;
  const used = filesWith(new RegExp(`${libraries.source}|\\bcrypto\\.\\w+\\(|Math\\.random\\(`));
  expect([...new Set(told)].sort()).toEqual(used);
  expect(filesWith(/create(Hash|Hmac)\((?!'sha256'\))|createCipher|createDecipher/)).toEqual([]);
});
