import { isAccessible } from '../world/accessibility.js';
import { useBrowser } from '../world/browser.js';

useBrowser();
// The other two are in ../thorough.
isAccessible('by day on a phone', 'by night on a desk');
