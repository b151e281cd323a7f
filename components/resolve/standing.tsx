"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { Criterion } from "@/lib/guideline/schema";
import type { StandingResolution } from "@/lib/resolve/case";
import { REASON_WORDS, type Reason } from "@/lib/resolve/schema";
import { answerWords } from "./answer-words";

interface StandingProps {
  resolution: StandingResolution;
  criterion: Criterion;
  mayDecide: boolean;
  withdraw: (input: { id: string }) => Promise<Outcome<unknown>>;
}

/** What was settled, by whom and why; it can be withdrawn, and then the case waits again. */
export function Standing({ resolution, criterion, mayDecide, withdraw }: StandingProps) {
  const { run, busy, refusal } = useCommand(withdraw);
  const words = resolution.value === null ? "No single right answer" : answerWords(criterion, resolution.value);
  return (
    <Callout
      tone="good"
      title={
        <>
          Settled: <bdi>{words}</bdi>
        </>
      }
      actions={
        mayDecide && (
          <Button size="sm" busy={busy} onClick={() => void run({ id: resolution.id })}>
            Withdraw and decide anew
          </Button>
        )
      }
    >
      <p>
        {REASON_WORDS[resolution.reason as Reason].label}
        {resolution.author && `, ${resolution.author}`}, <Time at={resolution.createdAt.toISOString()} />
      </p>
      {resolution.note && <p dir="auto">{resolution.note}</p>}
      {refusal && <p className="text-bad-ink">{refusal.message}</p>}
    </Callout>
  );
}
