"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";
import type { InHand } from "./work-queue";

interface OpenedAgainProps {
  lease: InHand;
  onLeave: () => void;
}

/** Above the questions of an example that its person opened again: that it is no new one, and what of it stands. */
export function OpenedAgain({ lease, onLeave }: OpenedAgainProps) {
  if (lease.unsent) {
    return (
      <Callout title="You opened your last example again" className="mb-2">
        It had not been sent. Its answers count when you submit it again.
      </Callout>
    );
  }
  if (lease.submittedAt === null) return null;
  return (
    <Callout
      title="You opened an earlier example again"
      className="mb-2"
      actions={
        <Button size="sm" onClick={onLeave}>
          Leave it as it was
        </Button>
      }
    >
      What you submitted <Time at={lease.submittedAt} /> stands until you submit it anew.
    </Callout>
  );
}
