import type { FatigueFigures } from "./survey";

/** Whether quality over the session can be judged at all. */
export type Identified = "identified" | "not-identifiable" | "needs-three-ratings-per-item" | "unknown";

/**
 * What a curve of quality would be worth. A fixed order goes first: with it neither gold nor a third label can tell tiredness from
 * difficulty. `unknown`: too little was done to say.
 */
export function identifiedAs({
  identifiability,
  refusal,
}: Pick<FatigueFigures, "identifiability" | "refusal">): Identified {
  if (identifiability && !identifiability.identifiable) return "not-identifiable";
  if (refusal === "needs-three-ratings-per-item") return refusal;
  return refusal === null && identifiability !== null ? "identified" : "unknown";
}
