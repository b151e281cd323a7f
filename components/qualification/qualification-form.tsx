"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError, FieldSet } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { GoldChoice, QualificationSet } from "@/lib/assign/qualification/records";
import { MOST_ASKED, MOST_ATTEMPTS } from "@/lib/assign/qualification/schema";
import { drawWords } from "./pass-words";

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
  const [attempts, setAttempts] = useState(set?.attempts ?? 2);
  const [perAttempt, setPerAttempt] = useState(set?.perAttempt ?? null);
  const asked = Math.min(perAttempt ?? chosen.size, chosen.size);
  const { run, busy, refusal } = useCommand(save);
  const say = useToast();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const typed = new FormData(event.currentTarget);
    const input = {
      examples: [...chosen].map(([example, explanation]) => ({ example, explanation })),
      passMark: Number(typed.get("passMark")) / 100,
      attempts,
      perAttempt: asked < chosen.size ? asked : null,
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
            value={attempts}
            onChange={(event) => setAttempts(event.target.valueAsNumber || 1)}
            className="w-28"
          />
        </Field>
        <Field
          label="Examples per attempt"
          help="Drawn for each attempt from those below. Empty: all."
          error={fields.perAttempt}
        >
          <Input
            name="perAttempt"
            type="number"
            min={1}
            max={MOST_ASKED}
            value={perAttempt ?? ""}
            onChange={(event) => setPerAttempt(event.target.valueAsNumber || null)}
            className="w-28"
          />
        </Field>
      </div>
      <GoldChoices choices={choices} chosen={chosen} onChange={setChosen} />
      {wrong.map(([field, message]) => (
        <FieldError key={field}>{message}</FieldError>
      ))}
      {chosen.size > 0 && <p className="max-w-[72ch] text-muted">{drawWords(chosen.size, asked, attempts)}</p>}
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <Button type="submit" variant="primary" busy={busy} disabled={chosen.size === 0} className="justify-self-start">
        Ask {formatCount(asked, "example")}
      </Button>
    </form>
  );
}

interface GoldChoicesProps {
  choices: readonly GoldChoice[];
  /** Explanation by example. */
  chosen: ReadonlyMap<string, string>;
  onChange: (chosen: ReadonlyMap<string, string>) => void;
}

/** The gold examples of a project; a chosen one asks why its answers are right. */
function GoldChoices({ choices, chosen, onChange }: GoldChoicesProps) {
  const put = (example: string, explanation: string) => onChange(new Map(chosen).set(example, explanation));
  function toggle({ example, explanation }: GoldChoice) {
    const next = new Map(chosen);
    if (!next.delete(example)) next.set(example, explanation);
    onChange(next);
  }
  return (
    <FieldSet
      legend="Gold examples"
      help="At most 200, of which up to 50 are asked per attempt. Ten to twenty that cover the hard cases are a good attempt; with that many for every attempt and one more, nobody can copy."
    >
      <ul className="grid">
        {choices.map((choice) => (
          <li key={choice.example} className="grid gap-2 border-b border-line py-2">
            <Checkbox
              checked={chosen.has(choice.example)}
              onChange={() => toggle(choice)}
              label={<bdi className="font-mono text-xs wrap-anywhere">{choice.example}</bdi>}
              help={<bdi className="line-clamp-2 max-w-[90ch] wrap-anywhere">{choice.text}</bdi>}
            />
            {chosen.has(choice.example) && (
              <Field label="Why its answers are right" required className="ms-6 max-w-[72ch]">
                <Textarea
                  rows={2}
                  required
                  maxLength={5000}
                  dir="auto"
                  value={chosen.get(choice.example)}
                  onChange={(event) => put(choice.example, event.target.value)}
                />
              </Field>
            )}
          </li>
        ))}
      </ul>
    </FieldSet>
  );
}
