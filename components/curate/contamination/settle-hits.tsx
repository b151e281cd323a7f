"use client";

import { useState } from "react";
import { type CurateCommands, ExcludeSelected } from "@/components/curate/exclude-selected";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { NoteInput } from "@/components/ui/note-input";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { HitState, UnwaiveInput, WaiveInput } from "@/lib/curate/contamination/schema";

type Changed = Outcome<{ changed: number }>;

export interface SettleCommands extends CurateCommands {
  waive: (input: WaiveInput) => Promise<Changed>;
  unwaive: (input: UnwaiveInput) => Promise<Changed>;
}

interface SettleHitsProps extends SettleCommands {
  hits: string[];
  examples: string[];
  state: HitState;
  clear: () => void;
}

/** Keeps the examples of findings out of what goes out, or lets them go out with a reason; and takes either back. */
export function SettleHits({ hits, examples, state, clear, waive, unwaive, exclude, include }: SettleHitsProps) {
  const [reason, setReason] = useState("");
  const waiving = useCommand(waive);
  const withdrawing = useCommand(unwaive);
  const say = useToast();
  const refusal = waiving.refusal ?? withdrawing.refusal;
  const letOut = () =>
    waiving.run({ hits, reason }, ({ changed }) => {
      clear();
      say({ title: `${formatCount(changed, "finding")} waived` });
    });
  const takeBack = () =>
    withdrawing.run({ hits }, ({ changed }) => {
      clear();
      say({ title: `${formatCount(changed, "waiver")} taken back` });
    });
  return (
    <>
      <ExcludeSelected
        examples={examples}
        excluded={state === "excluded"}
        clear={clear}
        exclude={exclude}
        include={include}
      />
      {state === "open" && (
        <>
          <NoteInput label="Reason to waive" value={reason} onChange={setReason} />
          <Button busy={waiving.busy} disabled={reason.trim() === ""} onClick={() => void letOut()}>
            Waive {formatCount(hits.length, "finding")}
          </Button>
        </>
      )}
      {state === "waived" && (
        <Button busy={withdrawing.busy} onClick={() => void takeBack()}>
          Take back {formatCount(hits.length, "waiver")}
        </Button>
      )}
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}
