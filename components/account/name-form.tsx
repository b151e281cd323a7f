"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";

interface NameFormProps {
  email: string;
  name: string;
  change: (input: { name: string }) => Promise<Outcome<unknown>>;
}

export function NameForm({ email, name, change }: NameFormProps) {
  const { run, busy, refusal } = useCommand(change);
  const say = useToast();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = String(new FormData(event.currentTarget).get("name"));
    if (!busy) void run({ name: chosen }, () => say({ title: "Name saved" }));
  }
  return (
    <form onSubmit={submit} className="grid max-w-md gap-3">
      <Field label="Email" help="It cannot be changed: invitations and imported labels know you by it.">
        <Input value={email} readOnly />
      </Field>
      <Field label="Name" help="As others see it beside your work." error={refusal?.fields.name}>
        <Input name="name" defaultValue={name} autoComplete="name" maxLength={100} required />
      </Field>
      {refusal && !refusal.fields.name && <FieldError>{refusal.message}</FieldError>}
      <Button type="submit" busy={busy} className="justify-self-start">
        Save the name
      </Button>
    </form>
  );
}
