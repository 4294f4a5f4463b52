import { isAccessible } from '../accessibility/is-accessible.js';
import { allPlaces } from '../accessibility/places/index.js';
import { useBrowser } from '../world/browser.js';

useBrowser();
isAccessible(allPlaces, 'by day on a phone', 'by night on a phone', 'by day on a desk', 'by night on a desk');
