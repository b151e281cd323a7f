"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FieldError } from "@/components/ui/field";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { AuditCheck as Found } from "@/lib/server/audit-check";
import { anchorFaultWords, faultWords, scopeWords, streamWords, verdict } from "./audit-findings";

/**
 * Computes every hash of the log anew when asked and holds the ends of its streams against the anchors: says whether any entry was changed,
 * inserted, taken out or cut off.
 */
export function AuditCheck({ check }: { check: (input: Record<string, never>) => Promise<Outcome<Found>> }) {
  const { run, busy, refusal } = useCommand(check);
  const [found, setFound] = useState<Found | null>(null);
  return (
    <div className="grid justify-items-start gap-2">
      <Button size="sm" busy={busy} onClick={() => run({}, setFound)}>
        Check the log
      </Button>
      {refusal && <FieldError>{refusal.message}</FieldError>}
      {found && <Findings found={found} />}
    </div>
  );
}

function Findings({ found }: { found: Found }) {
  const { tone, words } = verdict(found);
  const anchorFaults = anchorFaultWords(found.anchors);
  return (
    <Callout tone={tone} title={<span role="status">{words}</span>}>
      <p>{scopeWords(found)}</p>
      {tone !== "good" && (
        <dl className="mt-2 grid gap-2">
          {found.faults.map((fault) => (
            <Finding key={fault.stream} title={streamWords(fault)} sentences={faultWords(fault)} />
          ))}
          {anchorFaults.length > 0 && <Finding title="Anchors" sentences={anchorFaults} />}
        </dl>
      )}
    </Callout>
  );
}

function Finding({ title, sentences }: { title: string; sentences: string[] }) {
  return (
    <div>
      <dt className="font-medium">
        <bdi>{title}</bdi>
      </dt>
      {sentences.map((sentence) => (
        <dd key={sentence}>{sentence}</dd>
      ))}
    </div>
  );
}
