import type { Palette } from '../palettes';
import type { Chance } from '../random';
import { circle, rect, ring, times } from '../shapes';

/** A record with its grooves, and the level of the sound under it. */
export function music({ between, whole }: Chance, [, first, second, third]: Palette): string {
  const [x, y] = [between(120, 300), between(150, 210)];
  const size = between(140, 180);
  const grooves = whole(4, 7);
  const record =
    circle(x, y, size, first) +
    times(grooves, (index) =>
      ring(x, y, size * (0.46 + (0.5 * index) / grooves), second, index % 2 ? 3 : 7),
    ) +
    circle(x, y, size * 0.34, third) +
    circle(x, y, size * 0.07, first);
  const bars = whole(11, 17);
  const width = 400 / bars;
  const level = times(bars, (index) => {
    const height = between(24, 60) + 70 * Math.abs(Math.sin(index * 0.9 + x));
    return rect(
      index * width + width * 0.14,
      400 - height,
      width * 0.72,
      height,
      index % 4 === 1 ? second : third,
    );
  });
  return record + level;
}
