"use client";

import { History } from "lucide-react";
import { Button } from "@/components/ui/button";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { slotsOf } from "./answer-slots";
import type { Answering } from "./answering";
import { isChosen, listOf } from "./choose-slot";
import { keyOf } from "./keys";

interface ReplacedNoteProps {
  criterion: Criterion;
  order: readonly number[];
  before: AnswerValue;
  live: boolean;
  hands: Answering;
}

/** That an answer which stood already was changed, what it was, and the way back. */
export function ReplacedNote({ criterion, order, before, live, hands }: ReplacedNoteProps) {
  const words = wordsOf(criterion, order, before);
  return (
    <p role="status" className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-info">
      <History aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 wrap-anywhere" dir="auto">
        {words === undefined ? "Changed" : <>Changed; it was {<bdi className="font-medium">{words}</bdi>}</>}
      </span>
      <Button
        size="sm"
        variant="quiet"
        tabIndex={-1}
        keys={live ? keyOf("put-back") : undefined}
        onClick={() => {
          hands.focus(criterion.key);
          hands.putBack();
        }}
      >
        Put back
      </Button>
    </p>
  );
}

/** An answer as its buttons call it; nothing for what was written or marked. */
function wordsOf(criterion: Criterion, order: readonly number[], answer: AnswerValue): string | undefined {
  if (typeof answer === "number") return String(answer);
  const slots = slotsOf(criterion, order);
  if (KINDS[criterion.kind].isOrdered)
    return listOf(answer)
      .map((value) => slots.find((slot) => slot.value === value)?.label ?? value)
      .join(" > ");
  const chosen = slots.filter((slot) => isChosen(criterion, slot, answer));
  return chosen.length > 0 ? chosen.map(({ label }) => label).join(", ") : undefined;
}
