"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { useGo } from "@/components/ui/link";
import { type Outcome, useCommand } from "@/components/ui/use-command";

interface ForgetPatternProps {
  pattern: string;
  /** Where one goes when it is gone. */
  backHref: string;
  forget: (input: { pattern: string }) => Promise<Outcome<unknown>>;
}

/** Ends the search for a pattern. */
export function ForgetPattern({ pattern, backHref, forget }: ForgetPatternProps) {
  const { run, busy, refusal } = useCommand(forget);
  const go = useGo();
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="min-w-0">All texts are searched for it, those that come later too.</p>
      <Button busy={busy} onClick={() => void run({ pattern }, () => go.push(backHref))}>
        Stop searching for it
      </Button>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </div>
  );
}
