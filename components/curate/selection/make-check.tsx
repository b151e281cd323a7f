"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { useGo } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { useCommand } from "@/components/ui/use-command";
import { checksHref } from "@/lib/curate/checks/address";
import { EXCLUSION_WORDS, type ExclusionReason } from "@/lib/curate/schema";
import { QUALITIES } from "@/lib/guideline/schema";
import type { SelectionCommands } from "./selection-commands";
import { SelectionDialog } from "./selection-dialog";

interface MakeCheckProps extends Pick<SelectionCommands, "makeCheck" | "dropCheck"> {
  projectId: string;
  where: readonly string[];
  total: number;
}

/** Puts a check with the conditions of the selection into the draft of the guideline, and leads to its trial. */
export function MakeCheck({ projectId, where, total, makeCheck, dropCheck }: MakeCheckProps) {
  const [title, setTitle] = useState("");
  const [quality, setQuality] = useState<ExclusionReason>(QUALITIES[0]);
  const { run, busy, refusal } = useCommand(makeCheck);
  const say = useToast();
  const go = useGo();
  const submit = () =>
    run({ where: [...where], title, quality }, ({ check }) => {
      go.push(checksHref(projectId, { of: "draft", check }));
      say({
        title: `“${title}” stands in the draft`,
        action: {
          label: "Undo",
          onSelect: () =>
            void dropCheck({ check }).then((undone) => {
              say(undone.ok ? { title: "Taken out of the draft" } : { tone: "bad", title: undone.message });
              if (undone.ok) go.push(checksHref(projectId, { of: "draft" }));
            }),
        },
      });
    });
  return (
    <SelectionDialog
      trigger="Make a check"
      title="Make a check of these conditions"
      description={`It would flag these ${formatCount(total, "example")}, and others like them that come. It goes into the draft of the guideline; nothing is published and nothing is removed.`}
      confirm="Put it into the draft"
      busy={busy}
      refusal={refusal}
      onConfirm={submit}
    >
      <Field label="Name" error={refusal?.fields.title}>
        <Input required maxLength={200} dir="auto" value={title} onChange={({ target }) => setTitle(target.value)} />
      </Field>
      <Field label="What would they lack?">
        <Select
          value={quality}
          options={QUALITIES.map((value) => ({ value, label: EXCLUSION_WORDS[value] }))}
          onChange={({ target }) => setQuality(target.value as ExclusionReason)}
        />
      </Field>
      {refusal && Object.keys(refusal.fields).some((field) => field.startsWith("where")) && (
        <p className="text-bad">{refusal.message}</p>
      )}
    </SelectionDialog>
  );
}
