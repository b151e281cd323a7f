"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";

interface BreakSettingProps {
  /** As the project has it; null: no break is spoken of. */
  breakMinutes: number | null;
  proposed: number;
  change: (input: { breakMinutes: number | null }) => Promise<Outcome<unknown>>;
}

/** After how many minutes the labelling screen speaks of a break. */
export function BreakSetting({ breakMinutes, proposed, change }: BreakSettingProps) {
  const { run, busy, refusal } = useCommand(change);
  const say = useToast();
  const saved = (wanted: number | null) =>
    say({
      title: wanted === null ? "No break is suggested any more" : `A break is suggested after ${wanted} minutes`,
      action: {
        label: "Undo",
        onSelect: () =>
          void change({ breakMinutes }).then((done) =>
            say(done.ok ? { title: "Undone" } : { tone: "bad", title: done.message }),
          ),
      },
    });
  const save = (wanted: number | null) => run({ breakMinutes: wanted }, () => saved(wanted));
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void save(Number(new FormData(event.currentTarget).get("minutes")));
  }
  return (
    <form key={breakMinutes} onSubmit={submit} className="no-print flex flex-wrap items-center gap-2">
      <span>The labelling screen suggests a break after</span>
      <span className="w-20">
        <Field label="Minutes" hideLabel>
          <Input
            name="minutes"
            type="number"
            inputMode="numeric"
            min={5}
            max={480}
            required
            defaultValue={breakMinutes ?? proposed}
          />
        </Field>
      </span>
      <span>minutes{breakMinutes === null && " (off now)"}</span>
      <Button type="submit" busy={busy}>
        {breakMinutes === null ? "Suggest breaks" : "Change"}
      </Button>
      {breakMinutes !== null && (
        <Button variant="quiet" busy={busy} onClick={() => void save(null)}>
          Suggest none
        </Button>
      )}
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </form>
  );
}
