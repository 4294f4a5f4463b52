import type { Palette } from '../palettes';
import type { Chance } from '../random';
import { circle, path, times } from '../shapes';

/** A curtain half open, and the light on the stage behind it. */
export function theatre({ between, whole }: Chance, [, first, second, third]: Palette): string {
  const middle = between(160, 240);
  const light =
    path(['M', middle, -20, 'L', middle - 110, 304, 'L', middle + 110, 304, 'Z'], third, ' opacity=".22"') +
    `<ellipse cx="${middle.toFixed(0)}" cy="304" rx="112" ry="26" fill="${third}"/>` +
    circle(middle, between(224, 246), 15, first) +
    path(['M', middle - 24, 306, 'Q', middle, 204, middle + 24, 306, 'Z'], first);
  const folds = whole(4, 6);
  const gap = between(62, 90);
  const half = (from: number, to: number) => {
    const step = (to - from) / folds;
    return times(folds, (index) => {
      const [left, right] = [from + step * index, from + step * (index + 1)];
      const low = 400 - index * between(14, 24);
      const fold = [
        'M',
        left,
        -10,
        'L',
        left,
        low,
        'Q',
        (left + right) / 2,
        low + 34,
        right,
        low - 12,
        'L',
        right,
        -10,
        'Z',
      ];
      return path(fold, index % 2 ? first : second);
    });
  };
  const valance = times(6, (index) => {
    const left = index * 70 - 10;
    return path(
      ['M', left, -10, 'L', left, 34, 'Q', left + 35, 78, left + 70, 34, 'L', left + 70, -10, 'Z'],
      index % 2 ? second : first,
    );
  });
  return light + half(-10, middle - gap) + half(410, middle + gap) + valance;
}
