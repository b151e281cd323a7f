"use client";

import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import type { Refusal } from "@/components/ui/use-command";

interface SelectionDialogProps {
  /** What opens it: a verb and its object. */
  trigger: string;
  title: string;
  description: string;
  /** The verb that answers the title. */
  confirm: string;
  busy: boolean;
  refusal: Refusal | null;
  /** Whether it was done: then the dialog closes. */
  onConfirm: () => Promise<boolean>;
  children: ReactNode;
}

/** Something that is done with all examples of a selection, after their number was read. */
export function SelectionDialog({
  trigger,
  confirm,
  busy,
  refusal,
  onConfirm,
  children,
  ...said
}: SelectionDialogProps) {
  const [open, setOpen] = useState(false);
  const form = useId();
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!busy && (await onConfirm())) setOpen(false);
  }
  return (
    <Dialog
      {...said}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{trigger}</Button>}
      footer={
        <Button type="submit" form={form} variant="primary" busy={busy}>
          {confirm}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        {children}
        {refusal && Object.keys(refusal.fields).length === 0 && <FieldError>{refusal.message}</FieldError>}
      </form>
    </Dialog>
  );
}
