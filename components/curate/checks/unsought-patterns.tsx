"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { type Outcome, useCommand } from "@/components/ui/use-command";

interface UnsoughtPatternsProps {
  patterns: readonly string[];
  lookFor: (input: { patterns: string[] }) => Promise<Outcome<unknown>>;
}

/** Patterns that checks ask for and texts have not been searched for: until they are, these checks cannot tell. */
export function UnsoughtPatterns({ patterns, lookFor }: UnsoughtPatternsProps) {
  const { run, busy, refusal } = useCommand(lookFor);
  return (
    <Callout
      title={`Texts have not been searched for ${formatCount(patterns.length, "pattern")}`}
      actions={
        <Button size="sm" busy={busy} onClick={() => run({ patterns: [...patterns] })}>
          Search for {patterns.length === 1 ? "it" : "them"}
        </Button>
      }
    >
      <span className="wrap-anywhere">
        Conditions on{" "}
        {patterns.map((pattern, at) => (
          <span key={pattern}>
            {at > 0 && ", "}
            <code dir="ltr">{pattern}</code>
          </span>
        ))}{" "}
        cannot tell until then.
      </span>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </Callout>
  );
}
