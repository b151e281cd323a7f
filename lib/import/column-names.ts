/** A column's name without case and punctuation, so that `Worker ID`, `worker_id` and `!worker.id` are alike. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** The column that the earliest of the patterns fits, if any; the patterns see plain names. */
export function findColumn(columns: readonly string[], ...patterns: RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const found = columns.find((column) => pattern.test(plainName(column)));
    if (found !== undefined) return found;
  }
  return undefined;
}
