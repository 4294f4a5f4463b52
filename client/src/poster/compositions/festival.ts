import type { Palette } from '../palettes';
import type { Chance } from '../random';
import { circle, path, times } from '../shapes';

/** The sun behind hills, and bunting above them. */
export function festival({ between, whole }: Chance, [, first, second, third]: Palette): string {
  const [x, y] = [between(110, 290), between(200, 240)];
  const rays = whole(11, 17);
  const shine = times(rays, (index) => {
    const [from, to] = [index, index + 0.5].map((step) => (step / rays) * Math.PI * 2) as [number, number];
    const far = 420;
    return path(
      [
        'M',
        x,
        y,
        'L',
        x + far * Math.cos(from),
        y + far * Math.sin(from),
        'L',
        x + far * Math.cos(to),
        y + far * Math.sin(to),
        'Z',
      ],
      third,
      ' opacity=".34"',
    );
  });
  const hill = (top: number, swing: number, fill: string) =>
    path(
      [
        'M',
        -10,
        top,
        'C',
        100,
        top - swing,
        150,
        top + swing,
        240,
        top,
        'S',
        360,
        top - swing,
        410,
        top,
        'V',
        410,
        'H',
        -10,
        'Z',
      ],
      fill,
    );
  const flags = times(9, (index) => {
    const left = index * 48 - 14;
    const sag = 26 + 26 * Math.sin(((left + 20) / 400) * Math.PI);
    return path(
      ['M', left, sag, 'L', left + 40, sag, 'L', left + 20, sag + 46, 'Z'],
      [second, third, first][index % 3] ?? first,
    );
  });
  const sun = circle(x, y, between(74, 96), first);
  const swing = between(30, 70);
  return (
    shine + sun + hill(292, swing, second) + hill(336, -swing, first) + hill(372, swing * 0.6, second) + flags
  );
}
