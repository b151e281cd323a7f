/** Median time of several runs after one to warm up, and the result of the last. */
export function clock<T>(work: () => T, runs = 5): { ms: number; result: T } {
  let result = work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    result = work();
    return performance.now() - start;
  });
  times.sort((a, b) => a - b);
  return { ms: times[runs >> 1]!, result };
}

/** Prints a table in Markdown, so that it can go into a document as it is. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  console.log([line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n"));
  console.log();
}
