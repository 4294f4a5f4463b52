/** A place in a line. */
export interface Place {
  /** Resolves when it is its turn. */
  turn: Promise<void>;
  /** Ends its turn, or gives up waiting for it. To be called once. */
  leave(): void;
}

/** A line in which so many have their turn at a time, in the order in which they came. */
export function createLine(atATime: number): () => Place {
  const waiting = new Set<() => void>();
  let atTurn = 0;

  function letNextGo(): void {
    const [next] = waiting;
    if (next && atTurn < atATime) next();
  }

  return () => {
    let go = () => {};
    const turn = new Promise<void>((resolve) => {
      go = () => {
        waiting.delete(go);
        atTurn++;
        resolve();
      };
    });
    waiting.add(go);
    letNextGo();
    return {
      turn,
      leave() {
        if (!waiting.delete(go)) atTurn--;
        letNextGo();
      },
    };
  };
}
