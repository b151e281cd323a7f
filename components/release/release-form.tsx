"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { ReleaseInput } from "@/lib/release/schema";

interface ReleaseFormProps {
  /** The format and filter of the page. */
  query: Omit<ReleaseInput, "name">;
  create: (input: ReleaseInput) => Promise<Outcome<{ jobId: string }>>;
}

/** Makes a release of what the page shows. */
export function ReleaseForm({ query, create }: ReleaseFormProps) {
  const { run, busy, refusal } = useCommand(create);
  const say = useToast();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get("name")).trim();
    if (busy) return;
    void run({ ...query, name }, () => {
      form.reset();
      say({ title: "The release is being made" });
    });
  }
  return (
    <form onSubmit={submit} className="grid gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <Field label="Name of the release" error={refusal?.fields.name} className="min-w-48 flex-1">
          <Input name="name" maxLength={200} required placeholder="Pilot, July" />
        </Field>
        <Button type="submit" variant="primary" busy={busy}>
          Make the release
        </Button>
      </div>
      {refusal && !refusal.fields.name && <FieldError>{refusal.message}</FieldError>}
    </form>
  );
}
