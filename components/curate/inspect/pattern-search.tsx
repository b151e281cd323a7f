"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Outcome, useCommand } from "@/components/ui/use-command";

/** A pattern that all texts are to be searched for; what it finds becomes a fact among the others. */
export function PatternSearch({ look }: { look: (input: { patterns: string[] }) => Promise<Outcome<unknown>> }) {
  const [pattern, setPattern] = useState("");
  const { run, busy, refusal } = useCommand(look);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!busy) void run({ patterns: [pattern] }, () => setPattern(""));
  }
  return (
    <form onSubmit={submit} className="flex max-w-2xl flex-wrap items-start gap-3">
      <Field
        label="Search texts for a pattern"
        help="A regular expression in the syntax of RE2: (?i) for any case, \\b for the end of a word. It is searched for in texts that come later too, and checks can ask for it."
        error={refusal?.message}
        className="min-w-0 flex-1 basis-80"
      >
        <Input
          required
          maxLength={500}
          dir="ltr"
          spellCheck={false}
          className="font-mono"
          value={pattern}
          onChange={({ target }) => setPattern(target.value)}
        />
      </Field>
      <Button type="submit" busy={busy} className="mt-6">
        Search for it
      </Button>
    </form>
  );
}
