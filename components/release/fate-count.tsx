"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { ask, type Reply } from "@/lib/api/client";
import { type Fate, fateSchema } from "@/lib/release/schema";

interface FateCountProps {
  /** Of the call that counts what is chosen. */
  address: string;
}

/** Counts on demand what the file would hold, change and leave out: it reads as much as the file itself. */
export function FateCount({ address }: FateCountProps) {
  const [reply, setReply] = useState<Reply<Fate> | null>(null);
  const [busy, setBusy] = useState(false);
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);
  async function count() {
    const left = new AbortController();
    leaving.current = left;
    setBusy(true);
    try {
      setReply(await ask({ method: "GET", path: address, answer: fateSchema }, { signal: left.signal }));
      setBusy(false);
    } catch (error) {
      if (!left.signal.aborted) throw error;
    }
  }
  return (
    <div className="grid justify-items-start gap-2" aria-live="polite">
      <Button size="sm" busy={busy} onClick={() => void count()}>
        {busy ? "Counting" : "Count what is written"}
      </Button>
      {reply &&
        !busy &&
        (reply.ok ? <DefinitionList items={facts(reply.body)} /> : <FieldError>{reply.message}</FieldError>)}
    </div>
  );
}

function facts({ counts, words }: Fate): Definition[] {
  const { leftOut, changed, warnings } = words;
  return [
    {
      term: "Written",
      value: `${formatCount(counts.records, "record")} of ${formatCount(counts.examples, "example")}`,
    },
    ...[
      { term: "Changed", said: changed },
      { term: "Left out", said: leftOut },
      { term: "Mind", said: warnings },
    ].flatMap(({ term, said }) => (said.length > 0 ? [{ term, value: <Lines said={said} /> }] : [])),
  ];
}

function Lines({ said }: { said: readonly string[] }) {
  return (
    <ul>
      {said.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
