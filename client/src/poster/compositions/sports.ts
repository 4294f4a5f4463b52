import type { Palette } from '../palettes';
import type { Chance } from '../random';
import { circle, path, ring, times, turned } from '../shapes';

/** The lanes of a track in a bend, and a medal on its ribbon. */
export function sports({ between, whole, oneOf }: Chance, [, first, second, third]: Palette): string {
  const [x, y] = [oneOf([-40, 440]), between(380, 460)];
  const lanes = whole(5, 7);
  const track = times(lanes, (index) =>
    ring(x, y, 170 + index * 46, index % 2 ? third : second, index % 2 ? 38 : 4),
  );
  const [middle, low] = [x < 0 ? between(225, 285) : between(115, 175), between(200, 224)];
  const size = between(70, 88);
  const strip = (from: number, fill: string) =>
    path(['M', middle + from - 26, -60, 'h', 52, 'L', middle + 26, low, 'h', -52, 'Z'], fill);
  const ribbon = strip(-84, second) + strip(84, first);
  const medal = circle(middle, low, size, first) + ring(middle, low, size * 0.8, third, 6);
  const mark = path(star(middle, low, size * 0.58), third);
  return track + turned(between(-7, 7), middle, 0, ribbon + medal + mark);
}

/** Of five points, one of them up. */
function star(x: number, y: number, size: number): (string | number)[] {
  const corners = Array.from({ length: 10 }, (_none, index) => {
    const far = index % 2 ? size * 0.45 : size;
    const angle = (index / 5 - 0.5) * Math.PI;
    return [x + far * Math.cos(angle), y + far * Math.sin(angle)];
  });
  return ['M', ...corners.flat(), 'Z'];
}
