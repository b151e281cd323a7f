"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { RunRef } from "@/lib/curate/clean/schema";

interface UndoCleaningProps {
  run: string;
  undo: (input: RunRef) => Promise<Outcome<{ parents: number }>>;
}

export function UndoCleaning({ run, undo }: UndoCleaningProps) {
  const command = useCommand(undo);
  const say = useToast();
  return (
    <div>
      <ConfirmDialog
        trigger={<Button busy={command.busy}>Undo this cleaning</Button>}
        title="Undo this cleaning?"
        description="The cleaned versions leave exports and releases, and the originals come back. Nothing is deleted; labels that cleaned versions got stay with them. Cleaning again brings the same versions back."
        confirm="Undo it"
        onConfirm={async () => {
          await command.run({ run }, ({ parents }) => say({ title: `${formatCount(parents, "example")} came back` }));
        }}
      />
      {command.refusal && <FieldError>{command.refusal.message}</FieldError>}
    </div>
  );
}
