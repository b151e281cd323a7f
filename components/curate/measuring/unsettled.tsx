"use client";

import { ExampleName } from "@/components/example-view/example-name";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { Verdict } from "@/lib/curate/measurements/schema";
import type { Quality } from "@/lib/curate/readings/schema";
import { exampleHref } from "@/lib/examples/address";
import { ASKED, verdictWords } from "./verdict-words";

export interface UnsettledRow {
  position: number;
  id: string;
  example: string;
  excerpt: string;
  settled: boolean | null;
  answers: readonly { reader: string | null; verdict: Verdict; note: string }[];
}

interface UnsettledProps {
  projectId: string;
  measurementId: string;
  quality: Quality;
  rows: readonly UnsettledRow[];
  settle: (input: { measurement: string; position: number; lacks: boolean | null }) => Promise<Outcome<null>>;
}

/** Examples on which readers differ or of which none could tell, to be settled; of what was flagged nothing is said here. */
export function Unsettled({ projectId, measurementId, quality, rows, settle }: UnsettledProps) {
  const { run, busy, refusal } = useCommand(settle);
  const say = (position: number, lacks: boolean | null) => void run({ measurement: measurementId, position, lacks });
  return (
    <>
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <ul className="grid">
        {rows.map(({ position, id, example, excerpt, settled, answers }) => (
          <li key={position} className="grid gap-1 border-b border-line py-2">
            <ExampleName id={example} href={exampleHref(projectId, id)} oneLine />
            <p className="line-clamp-4 wrap-anywhere" dir="auto">
              {excerpt}
            </p>
            <ul className="flex flex-wrap gap-x-4 text-muted">
              {answers.map(({ reader, verdict, note }, at) => (
                <li key={at.toString()}>
                  <bdi>{reader ?? "somebody"}</bdi>: {verdictWords(quality, verdict).toLowerCase()}
                  {note.trim() !== "" && <span dir="auto"> (“{note}”)</span>}
                </li>
              ))}
            </ul>
            <div className="flex flex-wrap items-center gap-2">
              {settled === null ? (
                <>
                  <Button size="sm" busy={busy} onClick={() => say(position, true)}>
                    {ASKED[quality].lacks}
                  </Button>
                  <Button size="sm" busy={busy} onClick={() => say(position, false)}>
                    {ASKED[quality].has}
                  </Button>
                </>
              ) : (
                <>
                  <Badge tone="good">settled: {verdictWords(quality, settled ? "lacks" : "has").toLowerCase()}</Badge>
                  <Button size="sm" variant="quiet" busy={busy} onClick={() => say(position, null)}>
                    Take it back
                  </Button>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
