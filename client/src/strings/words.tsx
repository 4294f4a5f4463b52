'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Words } from './strings';

const Spoken = createContext<Words | undefined>(undefined);

export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <Spoken value={words}>{children}</Spoken>;
}

/** How to speak to the visitor, in the browser. */
export function useWords(): Words {
  const words = useContext(Spoken);
  if (!words) throw new Error('no words around this component');
  return words;
}
