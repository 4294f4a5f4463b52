import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '@/strings/catalogue';
import { plainPage } from './plain-page';

const tokens = readFileSync(join(__dirname, '../design/tokens.css'), 'utf8');
const page = plainPage('failed', { language: 'en', locale: 'en-US', strings: catalogue.en }, 'nonce');

describe('the page that needs nothing else', () => {
  it('has the tokens of the others, and no colour of its own', () => {
    const repeated = page.match(/--[\w-]+: [^;]+;/g) ?? [];
    expect(repeated).toContain('--radius-field: 0.5rem;');
    expect(repeated.filter((token) => !tokens.includes(token))).toEqual([]);
    expect(page.replaceAll(/--[\w-]+: [^;]+;/g, '')).not.toMatch(/oklch|#[0-9a-f]{3}|rgb/);
  });
});
