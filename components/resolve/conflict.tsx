"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DefinitionList } from "@/components/ui/definition-list";
import { LinkButton } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import { useCommand } from "@/components/ui/use-command";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { FirstResolution } from "@/lib/resolve/schema";
import { reasonLabel, settledWords } from "./answer-words";
import type { Withdraw } from "./last-settled";

interface ConflictProps {
  /** What stands, by somebody who was faster. */
  first: FirstResolution;
  criterion: Criterion;
  mine: AnswerValue | null;
  nextHref: string;
  withdraw: Withdraw;
  /** Theirs is out of the way: settle again. */
  onWithdrawn: () => void;
}

/** Two people settled the same case: both decisions side by side, and what to do. What was typed stays in the form. */
export function Conflict({ first, criterion, mine, nextHref, withdraw, onWithdrawn }: ConflictProps) {
  const { run, busy, refusal } = useCommand(withdraw);
  return (
    <Callout
      tone="warn"
      title={<span role="alert">Somebody settled this while you were at it</span>}
      actions={
        <>
          <LinkButton size="sm" href={nextHref}>
            Keep theirs and go on
          </LinkButton>
          <Button size="sm" busy={busy} onClick={() => void run({ id: first.id }, onWithdrawn)}>
            Take theirs back and settle mine
          </Button>
        </>
      }
    >
      <DefinitionList
        items={[
          {
            term: first.author ?? "Theirs",
            value: (
              <>
                <strong className="font-medium">{settledWords(criterion, first.value)}</strong>,{" "}
                {reasonLabel(first.reason)}, <Time at={first.createdAt} />
                {first.note && (
                  <span className="block" dir="auto">
                    {first.note}
                  </span>
                )}
              </>
            ),
          },
          { term: "Yours", value: <strong className="font-medium">{settledWords(criterion, mine)}</strong> },
        ]}
      />
      {refusal && <p className="text-bad-ink">{refusal.message}</p>}
    </Callout>
  );
}
