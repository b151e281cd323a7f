/** A pause that ends early when somebody wakes it. */
export function sleeper(): { sleep: (ms: number) => Promise<void>; wake: () => void } {
  let wake = () => {};
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    wake: () => wake(),
  };
}
