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

/** Median processor time of several runs in ms, which what else the machine does changes little. Whoever asks has warmed up. */
export function processorMs(work: (run: number) => unknown, runs = 5): number {
  const times = Array.from({ length: runs }, (_, run) => {
    const before = process.cpuUsage();
    work(run);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[runs >> 1]!;
}

/** Prints a table in Markdown, so that it can go into a document as it is. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  console.log([line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n"));
  console.log();
}
