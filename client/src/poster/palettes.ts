import type { Category } from '@/domain/event';

/** The ground of a poster, then the three inks that are printed on it. */
export type Palette = readonly [ground: string, first: string, second: string, third: string];

export const palettes: Record<Category, readonly Palette[]> = {
  music: [
    ['#26114d', '#ff5a5f', '#ffb238', '#fbeee0'],
    ['#07304a', '#19c3b2', '#ff9a1f', '#fdf6d8'],
    ['#4a0d67', '#ff3d8b', '#46c8f0', '#fff0e4'],
  ],
  sports: [
    ['#0b5d40', '#d6f25f', '#f5f0dc', '#063626'],
    ['#10345c', '#ff6a32', '#f9cfa4', '#081e38'],
    ['#b3261e', '#ffd9a0', '#fff7e8', '#5f0f0b'],
  ],
  theatre: [
    ['#2c0715', '#a3122f', '#e2324b', '#f6c453'],
    ['#10092b', '#5a23b0', '#8b4be0', '#ffd45e'],
    ['#06251f', '#0f6b55', '#1fa07d', '#ffd9b8'],
  ],
  comedy: [
    ['#ffce3a', '#ee3f66', '#14123f', '#fff7e4'],
    ['#ff8fae', '#3a2a92', '#ffe55f', '#fffaf0'],
    ['#6ee0c6', '#0e2a47', '#ff7a45', '#fffbe8'],
  ],
  festival: [
    ['#f4574e', '#ffc15e', '#5a1a9e', '#fff1b4'],
    ['#04788a', '#f3b343', '#cf4058', '#fdf1d8'],
    ['#f7a6c0', '#f25f30', '#1f5f50', '#fff6dd'],
  ],
  family: [
    ['#83dcf0', '#f5527a', '#ffd23d', '#43387c'],
    ['#c5e8dd', '#e4562f', '#1aa6a6', '#2c3a5f'],
    ['#ffe08a', '#2f7de1', '#ee5a3a', '#21316b'],
  ],
  other: [
    ['#efd24a', '#1d1b2a', '#fff7d2', '#c79f00'],
    ['#d9e0ea', '#22365a', '#ef4870', '#ffffff'],
    ['#262238', '#8f86d8', '#ffcf56', '#4a4370'],
  ],
};
