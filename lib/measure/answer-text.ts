import type { Value } from "@/lib/core/rating-table";

/** An answer as it stands in an address: of several labels their list. */
export function textOf(value: Value): string {
  return typeof value === "object" ? value.join(", ") : String(value);
}

/** The same as calls answer it. */
export function asAnswer(value: Value): string | number | string[] {
  return typeof value === "object" ? [...value] : value;
}
