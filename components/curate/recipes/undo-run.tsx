"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { formatCount, formatNumber } from "@/components/ui/format";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";

export type UndoCommand = (input: {
  run: string;
}) => Promise<Outcome<{ lifted: number; children: number; stay: number }>>;

interface UndoRunProps {
  run: string;
  /** Exclusions that it made and that stand. */
  stands: number;
  /** Examples in whose places its cleaned versions stand. */
  replaced: number;
  undo: UndoCommand;
}

/** Takes back what a run excluded. */
export function UndoRun({ run: id, stands, replaced, undo }: UndoRunProps) {
  const { run, refusal } = useCommand(undo);
  const say = useToast();
  return (
    <>
      <ConfirmDialog
        trigger={<Button size="sm">Undo</Button>}
        title="Undo this run?"
        description={`${formatCount(stands, "example")} that it excluded may go out again${replaced > 0 ? `, and ${formatNumber(replaced)} that it cleaned come back as they were` : ""}. What others excluded stays out. Releases that were made keep what they hold. The recipe can be run again.`}
        confirm="Undo the run"
        onConfirm={() =>
          run({ run: id }, ({ lifted, stay }) =>
            say({
              title: `${formatCount(lifted, "example")} may go out again`,
              ...(stay > 0 && { body: `${formatCount(stay, "example")} that others excluded stay out` }),
            }),
          ).then(() => undefined)
        }
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}
