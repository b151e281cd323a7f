"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { useCommand } from "@/components/ui/use-command";
import type { SelectionLook } from "@/lib/curate/inspect/address";
import { EXCLUSION_WORDS, type ExclusionReason } from "@/lib/curate/schema";
import { QUALITIES } from "@/lib/guideline/schema";
import type { SelectionCommands } from "./selection-commands";
import { SelectionDialog } from "./selection-dialog";

interface ExcludeMatchingProps extends Pick<SelectionCommands, "exclude" | "end"> {
  asked: SelectionLook;
  total: number;
}

/** Keeps all examples of the selection out of exports and releases, as one that can be undone. */
export function ExcludeMatching({ asked, total, exclude, end }: ExcludeMatchingProps) {
  const [reason, setReason] = useState<ExclusionReason>(QUALITIES[0]);
  const [note, setNote] = useState("");
  const { run, busy, refusal } = useCommand(exclude);
  const back = useCommand(end);
  const say = useToast();
  const submit = () =>
    run({ ...asked, reason, note, expected: total }, ({ selection, examples, before }) => {
      setNote("");
      const were = before > 0 ? `; ${formatCount(before, "other")} had been before` : "";
      say({
        title: `${formatCount(examples, "example")} excluded${were}`,
        ...(selection && {
          action: {
            label: "Undo",
            onSelect: () =>
              void back.run({ selection }, (undone) =>
                say({ title: `${formatCount(undone.examples, "example")} may go out again` }),
              ),
          },
        }),
      });
    });
  return (
    <SelectionDialog
      trigger="Exclude them"
      title={`Exclude all ${formatCount(total, "example")}?`}
      description="Exports and releases take them no more. Nothing is deleted, labels stay, and it can be undone as one. What is excluded already keeps its reason."
      confirm={`Exclude ${formatCount(total, "example")}`}
      busy={busy}
      refusal={refusal}
      onConfirm={submit}
    >
      <Field label="What do they lack?">
        <Select
          value={reason}
          options={QUALITIES.map((value) => ({ value, label: EXCLUSION_WORDS[value] }))}
          onChange={({ target }) => setReason(target.value as ExclusionReason)}
        />
      </Field>
      <Field label="Note">
        <Input dir="auto" maxLength={10_000} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
    </SelectionDialog>
  );
}
