import type { Palette } from '../palettes';
import type { Chance } from '../random';
import { circle, path, rect, times, turned } from '../shapes';

/** Rows of tickets, one of which is the right one. */
export function other({ between, whole }: Chance, [ground, first, second, third]: Palette): string {
  const chosen = whole(5, 9);
  const ticket = (x: number, y: number, fill: string) =>
    rect(x, y, 132, 78, fill, 10) +
    circle(x, y + 39, 12, ground) +
    circle(x + 132, y + 39, 12, ground) +
    path(
      ['M', x + 96, y + 13, 'V', y + 68],
      'none',
      ` stroke="${ground}" stroke-width="5" stroke-dasharray=".1 13" stroke-linecap="round"`,
    );
  const rows = times(20, (index) => {
    const [column, row] = [index % 4, Math.floor(index / 4)];
    const x = column * 150 - 110 + (row % 2) * 62;
    return ticket(x, row * 96 - 50, index === chosen ? second : index % 3 ? third : first);
  });
  return turned(between(-24, -10), 200, 200, rows);
}
