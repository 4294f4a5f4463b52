import { isAccessible } from '../world/accessibility.js';
import { useBrowser } from '../world/browser.js';

useBrowser();
// The fourth look is in ../journeys.
isAccessible('by day on a phone', 'by day on a desk', 'by night on a desk');
