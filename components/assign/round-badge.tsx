import { Badge } from "@/components/ui/badge";
import type { RoundSummary } from "@/lib/assign/queries";
import { ROUND_STATE } from "./round-words";

/** A round's state, and whether all of its labels are in. */
export function RoundBadge({ round }: { round: Pick<RoundSummary, "state" | "places" | "submitted"> }) {
  const { state, places, submitted } = round;
  return (
    <>
      <Badge tone={ROUND_STATE[state].tone}>{ROUND_STATE[state].label}</Badge>
      {places > 0 && submitted === places && <Badge tone="info">all labels in</Badge>}
    </>
  );
}
