"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { GoldChoice, QualificationSet } from "@/lib/assign/qualification/records";
import { MOST_ATTEMPTS } from "@/lib/assign/qualification/schema";
import { GoldChoices } from "./gold-choices";

interface QualificationFormProps {
  choices: readonly GoldChoice[];
  /** What is asked now; the form begins with it. */
  set: QualificationSet | null;
  save: (input: unknown) => Promise<Outcome<unknown>>;
}

/** Chooses gold examples with their explanations, and how much of them has to be right. */
export function QualificationForm({ choices, set, save }: QualificationFormProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(
    () => new Map(set?.items.map(({ example, explanation }) => [example, explanation])),
  );
  const { run, busy, refusal } = useCommand(save);
  const say = useToast();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const typed = new FormData(event.currentTarget);
    const input = {
      examples: [...chosen].map(([example, explanation]) => ({ example, explanation })),
      passMark: Number(typed.get("passMark")) / 100,
      attempts: Number(typed.get("attempts")),
    };
    void run(input, () => say({ title: "Annotators are asked this from now on" }));
  }
  const fields = refusal?.fields ?? {};
  const wrong = Object.entries(fields).filter(([field]) => field.startsWith("examples"));
  return (
    <form onSubmit={submit} className="grid gap-5">
      <div className="flex flex-wrap gap-4">
        <Field label="Right answers needed, %" error={fields.passMark}>
          <Input
            name="passMark"
            type="number"
            min={1}
            max={100}
            required
            defaultValue={Math.round((set?.passMark ?? 0.8) * 100)}
            className="w-28"
          />
        </Field>
        <Field label="Attempts per person" error={fields.attempts}>
          <Input
            name="attempts"
            type="number"
            min={1}
            max={MOST_ATTEMPTS}
            required
            defaultValue={set?.attempts ?? 2}
            className="w-28"
          />
        </Field>
      </div>
      <GoldChoices choices={choices} chosen={chosen} onChange={setChosen} />
      {wrong.map(([field, message]) => (
        <FieldError key={field}>{message}</FieldError>
      ))}
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <Button type="submit" variant="primary" busy={busy} disabled={chosen.size === 0} className="justify-self-start">
        Ask {formatCount(chosen.size, "example")}
      </Button>
    </form>
  );
}
