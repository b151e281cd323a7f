"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { CleaningId } from "@/lib/clean/operation-ids";
import type { CleanPlan } from "@/lib/curate/clean/schema";
import { ChosenBoxes } from "./chosen-boxes";

interface StartCleaningProps {
  operations: readonly CleaningId[];
  criteria: readonly { key: string; title: string }[];
  /** Only examples of this one, as name=value. */
  slice: string | undefined;
  start: (plan: CleanPlan) => Promise<Outcome<{ jobId: string }>>;
}

/** On which criteria the answers still hold, and the start. */
export function StartCleaning({ operations, criteria, slice, start }: StartCleaningProps) {
  const [unaffected, setUnaffected] = useState<readonly string[]>([]);
  const { run, busy, refusal } = useCommand(start);
  const say = useToast();
  return (
    <div className="grid max-w-4xl gap-5">
      <ChosenBoxes
        legend="Which answers can this change not affect?"
        help="Where you say so, what is decided about an example holds for its cleaned version too, as do known answers; marked passages move with the text. It is shown as inherited, and is never counted as another label. On the other criteria the cleaned version has no labels."
        offered={criteria}
        chosen={unaffected}
        onChange={setUnaffected}
      />
      <div>
        <ConfirmDialog
          trigger={
            <Button variant="primary" busy={busy}>
              Clean the examples
            </Button>
          }
          title={
            slice === undefined
              ? "Clean all examples that this changes?"
              : `Clean the examples of ${slice.replace("=", ": ")} that this changes?`
          }
          description="A cleaned version takes the place of each in exports and releases. The originals and their labels stay as they are, and it can be undone as one."
          confirm="Clean them"
          onConfirm={async () => {
            await run(
              { operations: [...operations], unaffected: [...unaffected], slices: slice === undefined ? [] : [slice] },
              () => say({ title: "The examples are being cleaned" }),
            );
          }}
        />
      </div>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </div>
  );
}
