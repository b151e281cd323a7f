"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";

export interface SettingsView {
  name: string;
  overlap: number;
  leaseMinutes: number;
  idleMinutes: number;
  openAfterSubmit: boolean;
  breakMinutes: number | null;
  settledFinal: boolean;
}

interface SettingsFormProps {
  settings: SettingsView;
  change: (input: SettingsView) => Promise<Outcome<unknown>>;
}

export function SettingsForm({ settings, change }: SettingsFormProps) {
  const { run, busy, refusal } = useCommand(change);
  const say = useToast();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const number = (name: string) => Number(typed.get(name));
    const input = {
      name: String(typed.get("name")),
      overlap: number("overlap"),
      leaseMinutes: number("leaseMinutes"),
      idleMinutes: number("idleMinutes"),
      openAfterSubmit: typed.get("openAfterSubmit") === "on",
      breakMinutes: typed.get("breakMinutes") ? number("breakMinutes") : null,
      settledFinal: typed.get("settledFinal") === "on",
    };
    if (!busy) void run(input, () => say({ title: "Settings saved" }));
  }
  const fields = refusal?.fields ?? {};
  return (
    <form onSubmit={submit} className="grid max-w-2xl gap-4">
      <Field label="Name" error={fields.name}>
        <Input name="name" defaultValue={settings.name} maxLength={200} required />
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Field label="Labels per example" help="The overlap a new round starts with." error={fields.overlap}>
          <Input name="overlap" {...whole(1, 100)} defaultValue={settings.overlap} />
        </Field>
        <Field
          label="Lease, minutes"
          help="An example is lent to one person for so long; work renews it."
          error={fields.leaseMinutes}
        >
          <Input name="leaseMinutes" {...whole(1, 10_080)} defaultValue={settings.leaseMinutes} />
        </Field>
        <Field label="Idle gap, minutes" help="A longer pause ends a session of work." error={fields.idleMinutes}>
          <Input name="idleMinutes" {...whole(1, 1440)} defaultValue={settings.idleMinutes} />
        </Field>
        <Field
          label="Break after, minutes"
          help="The labelling screen then suggests a break. Empty: it never does."
          error={fields.breakMinutes}
        >
          <Input
            name="breakMinutes"
            {...whole(5, 480)}
            required={false}
            defaultValue={settings.breakMinutes ?? undefined}
          />
        </Field>
      </div>
      <Checkbox
        name="openAfterSubmit"
        defaultChecked={settings.openAfterSubmit}
        label="Open after submit"
        help="Annotators may see others' labels of an example once their own are in. Off, they stay blind throughout."
      />
      <Checkbox
        name="settledFinal"
        defaultChecked={settings.settledFinal}
        label="Settled labels stand"
        help="Annotators cannot change their labels of an example that is settled. Off, they can, and the settled case says so."
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <Button type="submit" variant="primary" busy={busy} className="justify-self-start">
        Save the settings
      </Button>
    </form>
  );
}

const whole = (min: number, max: number) => ({
  type: "number",
  inputMode: "numeric" as const,
  min,
  max,
  required: true,
});
