import { Badge } from "@/components/ui/badge";
import type { RequestState } from "@/lib/guideline/change-requests/schema";
import { STATE_WORDS } from "./request-words";

/** How far a change request has come. */
export function StateBadge({ state }: { state: RequestState }) {
  const { label, tone, Icon } = STATE_WORDS[state];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {label}
    </Badge>
  );
}
