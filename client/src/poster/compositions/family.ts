import type { Palette } from '../palettes';
import type { Chance } from '../random';
import { line, path, rect, times } from '../shapes';

/** Balloons above a tower of blocks. */
export function family({ between, whole, oneOf }: Chance, [, first, second, third]: Palette): string {
  const inks = [first, second, third];
  const ground = rect(-10, 344, 420, 70, third);
  const tower = times(whole(4, 6), (index) => {
    const width = between(52, 84);
    return rect(
      between(8, 40) + index * 70,
      344 - width * 0.9,
      width,
      width * 0.9,
      inks[index % 2] ?? first,
      10,
    );
  });
  const balloons = times(whole(4, 5), (index) => {
    const [x, y] = [between(30, 90) + index * 80, between(78, 190)];
    const size = between(38, 56);
    const body = `<ellipse cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" rx="${(size * 0.84).toFixed(0)}" ry="${size.toFixed(0)}" fill="${oneOf(inks)}"/>`;
    const shine = `<ellipse cx="${(x - size * 0.3).toFixed(0)}" cy="${(y - size * 0.4).toFixed(0)}" rx="${(size * 0.14).toFixed(0)}" ry="${(size * 0.24).toFixed(0)}" fill="#fff" opacity=".7"/>`;
    const knot = path(['M', x - 8, y + size + 9, 'L', x, y + size - 3, 'L', x + 8, y + size + 9, 'Z'], third);
    return line(['M', x, y + size, 'Q', x + 18, y + 120, x - 6, 330], third, 2.5) + body + shine + knot;
  });
  return balloons + ground + tower;
}
