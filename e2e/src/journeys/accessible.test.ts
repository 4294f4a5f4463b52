import { isAccessible } from '../world/accessibility.js';
import { useBrowser } from '../world/browser.js';

useBrowser();
// The other looks are in ../thorough.
isAccessible('by night on a phone');
