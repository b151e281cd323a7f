"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { type Outcome, useCommand } from "@/components/ui/use-command";

interface CompareButtonProps {
  again: boolean;
  compare: (input: Record<string, never>) => Promise<Outcome<unknown>>;
}

/** Starts a comparison. */
export function CompareButton({ again, compare }: CompareButtonProps) {
  const { run, busy, refusal } = useCommand(compare);
  return (
    <>
      <Button variant="primary" busy={busy} onClick={() => void run({})}>
        {again ? "Compare again" : "Compare"}
      </Button>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}
