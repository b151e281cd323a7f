import { CRITERION_KINDS, type CriterionKind } from "../schema";
import { choice } from "./choice";
import type { Kind } from "./kind";
import { multi } from "./multi";
import { preference } from "./preference";
import { ranking } from "./ranking";
import { scale } from "./scale";
import { span } from "./span";
import { text } from "./text";

/** The one table of the kinds of criteria. How to add one stands in docs/criterion-kinds.md. */
export const KINDS: Record<CriterionKind, Kind> = { choice, multi, scale, preference, ranking, text, span };

/** The kinds of which something holds, for a query. */
export function kindsThat(holds: (kind: Kind) => boolean): CriterionKind[] {
  return CRITERION_KINDS.filter((name) => holds(KINDS[name]));
}
