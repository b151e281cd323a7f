"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { type Outcome, useCommand } from "@/components/ui/use-command";

interface Check {
  entries: number;
  brokenAt: number | null;
}

/** Computes the chain of hashes anew when asked, and says whether any entry was changed, inserted or taken out. */
export function AuditCheck({ check }: { check: (input: Record<string, never>) => Promise<Outcome<Check>> }) {
  const { run, busy, refusal } = useCommand(check);
  const [found, setFound] = useState<Check | null>(null);
  return (
    <div className="grid justify-items-start gap-2">
      <Button size="sm" busy={busy} onClick={() => run({}, setFound)}>
        Check the chain
      </Button>
      {refusal && <FieldError>{refusal.message}</FieldError>}
      {found && (
        <Callout tone={found.brokenAt === null ? "good" : "bad"}>
          <span role="status">
            {found.brokenAt === null
              ? `The chain holds: ${formatCount(found.entries, "entry", "entries")}, each of which follows from the one before it.`
              : `Entry ${found.brokenAt} does not follow from the one before it. Somebody changed the log in the database.`}
          </span>
        </Callout>
      )}
    </div>
  );
}
