/** What was looked at, and what is wrong with it: nothing, or the first cases. */
export interface Finding {
  what: string;
  wrong: string[];
  /** Why it could not be looked at here. */
  skipped?: string;
}

/** A finding that holds where nothing is found. */
export function finding(what: string, wrong: readonly unknown[]): Finding {
  const first = wrong.slice(0, 5).map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
  const rest = wrong.length > first.length ? [`… and ${wrong.length - first.length} more`] : [];
  return { what, wrong: [...first, ...rest] };
}
