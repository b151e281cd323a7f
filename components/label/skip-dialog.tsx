"use client";

import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldSet } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { SKIP_REASONS } from "@/lib/label/schema";
import { isTyping } from "../answering/use-keys";
import type { SkipReason } from "./use-label-session";

interface SkipDialogProps {
  onSkip: (reason: SkipReason, note: string) => void;
  onClose: () => void;
}

/** Reasons for a skip, as people meet them. */
const SKIP_WORDS: Record<(typeof SKIP_REASONS)[number], string> = {
  unclear: "The guideline does not say how to decide",
  broken: "The example is broken or cannot be shown",
  "no-expertise": "It needs knowledge that I do not have",
  language: "I do not read this language well enough",
  distressing: "It is distressing",
  "conflict-of-interest": "I have a stake in it",
  other: "Another reason",
};

const REASONS = SKIP_REASONS.map((value, index) => ({
  value,
  label: (
    <>
      <Kbd keys={String(index + 1)} className="me-2" />
      {SKIP_WORDS[value]}
    </>
  ),
}));

/** Why an example is skipped: a digit chooses the reason, Enter skips, also with Control or Command from the note. */
export function SkipDialog({ onSkip, onClose }: SkipDialogProps) {
  const [reason, setReason] = useState<SkipReason | "">("");
  const [note, setNote] = useState("");
  const id = useId();
  function skip(event: FormEvent) {
    event.preventDefault();
    if (reason) onSkip(reason, note);
  }
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    const typing = event.target instanceof HTMLElement && isTyping(event.target);
    const chosen = SKIP_REASONS[Number(event.key) - 1];
    if (!typing && chosen) setReason(chosen);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
    else return;
    event.preventDefault();
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Skip this example"
      description="You do not meet it again; another person gets it."
      footer={
        <Button type="submit" form={id} variant="primary" keys="enter" disabled={!reason}>
          Skip
        </Button>
      }
    >
      <form id={id} onSubmit={skip} onKeyDown={onKeyDown} className="grid gap-4">
        <FieldSet legend="Reason">
          <RadioGroup options={REASONS} value={reason} onValueChange={(value) => setReason(value as SkipReason)} />
        </FieldSet>
        <Field label="More about it" help="Optional. The lead reads it.">
          <Textarea rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
