/** An `Int32Array` that grows by doubling, so that ten million ratings never exist as boxed numbers. */
export function createIntColumn() {
  let column = new Int32Array(1024);
  let length = 0;
  const push = (n: number) => {
    if (length === column.length) {
      const larger = new Int32Array(column.length * 2);
      larger.set(column);
      column = larger;
    }
    column[length++] = n;
  };
  return { push, length: () => length, finish: () => column.slice(0, length) };
}
