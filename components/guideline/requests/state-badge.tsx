import { CircleCheck, CircleDot, CircleSlash, type LucideIcon, PencilLine } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { RequestState } from "@/lib/guideline/change-requests/schema";

/** How far a change request has come. */
export function StateBadge({ state }: { state: RequestState }) {
  const { label, tone, Icon } = STATE_WORDS[state];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {label}
    </Badge>
  );
}

interface StateWords {
  label: string;
  /** What stands in a list without any. */
  none: string;
  tone: Tone | "plain";
  Icon: LucideIcon;
}

export const STATE_WORDS: Record<RequestState, StateWords> = {
  open: { label: "Open", none: "Nothing waits for a decision.", tone: "info", Icon: CircleDot },
  accepted: { label: "Accepted", none: "Nothing waits for the draft.", tone: "warn", Icon: PencilLine },
  declined: { label: "Declined", none: "Nothing was declined.", tone: "plain", Icon: CircleSlash },
  done: { label: "Done", none: "No version has closed one yet.", tone: "good", Icon: CircleCheck },
};
