import { looksAsKept } from '../exhibition/as-kept.js';

/** The rest are in the thorough stage. */
looksAsKept({ width: 360, theme: 'dark' }, ['checkout', 'home', 'sign-in']);
looksAsKept({ width: 1440, theme: 'light' }, ['listings', 'ticket']);
