import { isAccessible } from '../accessibility/is-accessible.js';
import { mainPlaces } from '../accessibility/places/index.js';
import { useBrowser } from '../world/browser.js';

useBrowser();
// The other looks and places are in ../thorough.
isAccessible(mainPlaces, 'by night on a phone');
