import { isAccessible } from '../world/accessibility.js';
import { useBrowser } from '../world/browser.js';

useBrowser();
// The other two are in ../journeys.
isAccessible('by night on a phone', 'by day on a desk');
