"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { useGo } from "@/components/ui/link";
import { useToast } from "@/components/ui/toast";
import { useCommand } from "@/components/ui/use-command";
import { roundOfHref } from "@/lib/assign/address";
import type { SelectionLook } from "@/lib/curate/inspect/address";
import { readSliceHref } from "@/lib/curate/readings/address";
import type { SelectionCommands } from "./selection-commands";
import { SelectionDialog } from "./selection-dialog";

type Goal = "slice" | "round" | "reading";

interface SaveSelectionProps extends Pick<SelectionCommands, "save" | "end"> {
  projectId: string;
  asked: SelectionLook;
  total: number;
  /** What it is saved for. */
  goal: Goal;
}

const TRIGGERS: Record<Goal, string> = {
  slice: "Save as a slice",
  round: "Open a round",
  reading: "Read a sample",
};
const NEXT: Record<Goal, string> = { slice: "Save", round: "Save and plan the round", reading: "Save and draw" };

/** Keeps the examples under a name, for itself or to make a round or a reading of them. */
export function SaveSelection({ projectId, asked, total, goal, save, end }: SaveSelectionProps) {
  const [name, setName] = useState("");
  const { run, busy, refusal } = useCommand(save);
  const say = useToast();
  const go = useGo();
  const submit = () =>
    run({ ...asked, name, expected: total }, ({ selection, slice, examples }) => {
      setName("");
      if (goal === "round") go.push(roundOfHref(projectId, slice));
      if (goal === "reading") go.push(readSliceHref(projectId, slice));
      say({
        title: `${formatCount(examples, "example")} saved as ${slice}`,
        action: {
          label: "Undo",
          onSelect: () =>
            void end({ selection }).then((undone) =>
              say(undone.ok ? { title: "It is offered no more" } : { tone: "bad", title: undone.message }),
            ),
        },
      });
    });
  return (
    <SelectionDialog
      trigger={TRIGGERS[goal]}
      title={`Save these ${formatCount(total, "example")}`}
      description="What is saved are these examples, whatever comes later. They can be chosen wherever slices can: for rounds, readings, figures, exports and releases."
      confirm={NEXT[goal]}
      busy={busy}
      refusal={refusal}
      onConfirm={submit}
    >
      <Field label="Name" error={refusal?.fields.name}>
        <Input required maxLength={200} dir="auto" value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
    </SelectionDialog>
  );
}
