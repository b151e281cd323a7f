"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { formatPercent } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { Criterion } from "@/lib/guideline/schema";
import type { StandingResolution } from "@/lib/resolve/case";
import { answerOfShare } from "@/lib/resolve/split";
import { answerWords, reasonLabel, settledWords } from "./answer-words";

interface StandingProps {
  resolution: StandingResolution;
  criterion: Criterion;
  /** The text in which spans count. */
  text: string | undefined;
  mayDecide: boolean;
  withdraw: (input: { id: string }) => Promise<Outcome<unknown>>;
}

/** What was settled, by whom and why; it can be withdrawn, and then the case waits again. */
export function Standing({ resolution, criterion, text, mayDecide, withdraw }: StandingProps) {
  const { run, busy, refusal } = useCommand(withdraw);
  const split = Object.entries(resolution.distribution ?? {}).map(([key, share]) => {
    const value = answerOfShare(criterion, key);
    return `${formatPercent(share)} ${value === undefined ? key : answerWords(criterion, value, text)}`;
  });
  return (
    <Callout
      tone="good"
      title={
        <>
          Settled: <bdi>{settledWords(criterion, resolution.value, text)}</bdi>
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
        {reasonLabel(resolution.reason)}
        {resolution.author && `, ${resolution.author}`}, <Time at={resolution.createdAt.toISOString()} />
      </p>
      {split.length > 0 && <p dir="auto">The split is kept: {split.join(", ")}</p>}
      {resolution.note && <p dir="auto">{resolution.note}</p>}
      {refusal && <p className="text-bad-ink">{refusal.message}</p>}
    </Callout>
  );
}
