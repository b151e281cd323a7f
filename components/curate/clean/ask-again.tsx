"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { RunRef } from "@/lib/curate/clean/schema";

interface AskAgainProps {
  run: string;
  ask: (input: RunRef) => Promise<Outcome<{ places: number }>>;
}

/** Opens a round on what the cleaned versions did not inherit. */
export function AskAgain({ run, ask }: AskAgainProps) {
  const command = useCommand(ask);
  const say = useToast();
  return (
    <div>
      <ConfirmDialog
        trigger={<Button busy={command.busy}>Ask people about the cleaned versions</Button>}
        title="Open a round with the cleaned versions?"
        description="Each is asked about only on the criteria on which nothing is inherited or settled, with the overlap of the project."
        confirm="Open the round"
        onConfirm={async () => {
          await command.run({ run }, ({ places }) =>
            say({ title: `A round with ${formatCount(places, "place")} is opened` }),
          );
        }}
      />
      {command.refusal && <FieldError>{command.refusal.message}</FieldError>}
    </div>
  );
}
