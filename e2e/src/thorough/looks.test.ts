import { looksAsKept } from '../exhibition/as-kept.js';

looksAsKept({ width: 360, theme: 'light' });
looksAsKept({ width: 768, theme: 'dark' });
looksAsKept({ width: 1440, theme: 'dark' });
