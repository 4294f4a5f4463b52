import type { Category } from '@/domain/event';
import { comedy } from './compositions/comedy';
import { family } from './compositions/family';
import { festival } from './compositions/festival';
import { music } from './compositions/music';
import { other } from './compositions/other';
import { sports } from './compositions/sports';
import { theatre } from './compositions/theatre';
import { type Palette, palettes } from './palettes';
import { type Chance, chanceOf } from './random';

/**
 * The edge of the square that a poster is drawn in. What is cut off by a wider or taller frame is never needed: a tile
 * shows the part from 85 to 315 at least, a ticket's page from 105 to 330.
 */
const EDGE = 400;

const compositions: Record<Category, (chance: Chance, palette: Palette) => string> = {
  music,
  sports,
  theatre,
  comedy,
  festival,
  family,
  other,
};

/** A poster of that category as an SVG document; one seed, such as a ticket's id, always gives the same one. */
export function posterSvg(category: Category, seed: string): string {
  const chance = chanceOf(seed);
  const palette = chance.oneOf(palettes[category]);
  const marks = compositions[category](chance, palette);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${EDGE} ${EDGE}" width="${EDGE}" height="${EDGE}"><rect width="${EDGE}" height="${EDGE}" fill="${palette[0]}"/>${marks}</svg>`;
}
