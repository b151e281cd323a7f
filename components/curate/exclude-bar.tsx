"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { EXCLUSION_WORDS, type ExcludeInput, type ExclusionReason, type IncludeInput } from "@/lib/curate/schema";
import { QUALITIES } from "@/lib/guideline/schema";
import { SELECTION } from "./selection";

type Changed = Outcome<{ examples: string[] }>;

export interface CurateCommands {
  exclude: (input: ExcludeInput) => Promise<Changed>;
  include: (input: IncludeInput) => Promise<Changed>;
}

/** Keeps the examples that are ticked out of exports and releases, with a reason, or lets them go out again. */
export function ExcludeBar({ excluded, exclude, include }: CurateCommands & { excluded: boolean }) {
  const [nothing, setNothing] = useState(false);
  const out = useCommand(exclude);
  const back = useCommand(include);
  const say = useToast();
  const refusal = out.refusal ?? back.refusal;

  function undo(command: () => Promise<Changed>) {
    void command().then((outcome) => say(outcome.ok ? { title: "Undone" } : { tone: "bad", title: outcome.message }));
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const examples = [...new Set(data.getAll("example").map(String))];
    setNothing(examples.length === 0);
    if (examples.length === 0 || out.busy || back.busy) return;
    if (excluded) {
      void back.run({ examples }, (done) => {
        form.reset();
        say({ title: `${formatCount(done.examples.length, "example")} may go out again` });
      });
      return;
    }
    const asked = { examples, reason: data.get("reason") as ExclusionReason, note: String(data.get("note")) };
    void out.run(asked, (done) => {
      form.reset();
      say({
        title: `${formatCount(done.examples.length, "example")} excluded`,
        action: { label: "Undo", onSelect: () => undo(() => include({ examples: done.examples })) },
      });
    });
  }

  return (
    <form id={SELECTION} onSubmit={submit} className="mt-3 grid gap-2">
      <div className="flex flex-wrap items-end gap-2">
        {!excluded && (
          <>
            <Field label="What do they lack?">
              <Select name="reason" options={QUALITIES.map((value) => ({ value, label: EXCLUSION_WORDS[value] }))} />
            </Field>
            <Field label="Note" className="min-w-40 flex-1">
              <Input name="note" maxLength={10_000} />
            </Field>
          </>
        )}
        <Button type="submit" busy={out.busy || back.busy}>
          {excluded ? "Include those ticked" : "Exclude those ticked"}
        </Button>
      </div>
      {nothing && <FieldError>Tick the examples first.</FieldError>}
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </form>
  );
}
