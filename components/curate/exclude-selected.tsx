"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { NoteInput } from "@/components/ui/note-input";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { EXCLUSION_WORDS, type ExcludeInput, type ExclusionReason, type IncludeInput } from "@/lib/curate/schema";
import { QUALITIES } from "@/lib/guideline/schema";

type Changed = Outcome<{ examples: string[] }>;

export interface CurateCommands {
  exclude: (input: ExcludeInput) => Promise<Changed>;
  include: (input: IncludeInput) => Promise<Changed>;
}

interface ExcludeSelectedProps extends CurateCommands {
  examples: string[];
  excluded: boolean;
  clear: () => void;
}

/** Keeps examples out of exports and releases, with a reason, or lets them go out again. */
export function ExcludeSelected({ examples, excluded, clear, exclude, include }: ExcludeSelectedProps) {
  const [reason, setReason] = useState<ExclusionReason>(QUALITIES[0]);
  const [note, setNote] = useState("");
  const out = useCommand(exclude);
  const back = useCommand(include);
  const say = useToast();
  const refusal = out.refusal ?? back.refusal;

  function undo(command: () => Promise<Changed>) {
    void command().then((outcome) => say(outcome.ok ? { title: "Undone" } : { tone: "bad", title: outcome.message }));
  }

  const letBack = () =>
    back.run({ examples }, (done) => {
      clear();
      say({ title: `${formatCount(done.examples.length, "example")} may go out again` });
    });
  const keepOut = () =>
    out.run({ examples, reason, note }, (done) => {
      clear();
      say({
        title: `${formatCount(done.examples.length, "example")} excluded`,
        action: { label: "Undo", onSelect: () => undo(() => include({ examples: done.examples })) },
      });
    });

  return (
    <>
      {!excluded && (
        <>
          <span>
            <Select
              aria-label="What do they lack?"
              value={reason}
              onChange={(event) => setReason(event.target.value as ExclusionReason)}
              options={QUALITIES.map((value) => ({ value, label: EXCLUSION_WORDS[value] }))}
            />
          </span>
          <NoteInput value={note} onChange={setNote} />
        </>
      )}
      <Button busy={out.busy || back.busy} onClick={() => void (excluded ? letBack() : keepOut())}>
        {excluded ? "Include" : "Exclude"} {formatCount(examples.length, "example")}
      </Button>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}
