/** A place where others wait until it is opened. */
export function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const gate = {
    waiting: 0,
    open,
    wait: () => {
      gate.waiting++;
      return opened;
    },
  };
  return gate;
}
