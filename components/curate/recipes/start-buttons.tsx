"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { type Outcome, useCommand } from "@/components/ui/use-command";

type Start = (input: { recipe: string }) => Promise<Outcome<{ jobId: string }>>;

interface StartButtonsProps {
  recipe: string;
  version: number;
  /** Its first step is a cleaning. */
  cleans: boolean;
  /** What the newest preview of this version would take; null where there is none. */
  previewed: string | null;
  preview: Start;
  start: Start;
}

/** Previews and runs a recipe as it is saved. */
export function StartButtons({ recipe, version, cleans, previewed, preview, start }: StartButtonsProps) {
  const looking = useCommand(preview);
  const running = useCommand(start);
  const refusal = looking.refusal ?? running.refusal;
  return (
    <>
      <Button busy={looking.busy} onClick={() => void looking.run({ recipe })}>
        Preview version {version}
      </Button>
      <ConfirmDialog
        trigger={<Button variant="primary">Run version {version}</Button>}
        title={`Run version ${version}?`}
        description={`${previewed ?? "It was not previewed; how much it takes is not known yet."} ${cleans ? "Cleaned versions take the places of what it cleans; then what the other steps take goes" : "What it takes goes"} out of exports and releases at once, each example with its reason. The examples stay as they are, and the run can be undone as one.`}
        confirm={`Run version ${version}`}
        onConfirm={() => running.run({ recipe }).then(() => undefined)}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}
