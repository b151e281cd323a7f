"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OneTimeSecret } from "@/components/ui/one-time-secret";
import { Select, type SelectOption } from "@/components/ui/select";
import { type Outcome, useCommand } from "@/components/ui/use-command";

interface TokenFormProps {
  projects: SelectOption[];
  roles: SelectOption[];
  maxDays: number;
  /** The server’s clock when the page was made. */
  now: number;
  make: (input: { name: string; days: number; role?: string; projectId?: string }) => Promise<Outcome<Made>>;
}

const USUAL_DAYS = 90;

interface Made {
  token: string;
  expiresAt: Date;
}

export function TokenForm({ projects, roles, maxDays, now, make }: TokenFormProps) {
  const { run, busy, refusal } = useCommand(make);
  const [made, setMade] = useState<Made | null>(null);
  const form = useRef<HTMLFormElement>(null);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const chosen = (name: string) => String(typed.get(name) ?? "") || undefined;
    const input = {
      name: String(typed.get("name")),
      days: daysUntil(String(typed.get("until")), now) ?? 0,
      role: chosen("role"),
      projectId: chosen("projectId"),
    };
    if (busy) return;
    void run(input, (value) => {
      setMade(value);
      form.current?.reset();
    });
  }
  return (
    <>
      {made && (
        <OneTimeSecret
          title="Your new token"
          secret={made.token}
          expiresAt={made.expiresAt.getTime()}
          onClose={() => setMade(null)}
        >
          Send it as <code className="font-mono text-xs">Authorization: Bearer …</code>. Whoever has it can act as you.
        </OneTimeSecret>
      )}
      <form
        ref={form}
        onSubmit={submit}
        className="mt-4 grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
      >
        <Field label="What for" error={refusal?.fields.name}>
          <Input name="name" maxLength={100} required />
        </Field>
        <Field label="Project">
          <Select name="projectId" placeholder="All your projects" options={projects} />
        </Field>
        <Field label="May act as">
          <Select name="role" placeholder="You" options={roles} />
        </Field>
        <Field label="Ends on" error={refusal?.fields.days}>
          <Input
            name="until"
            type="date"
            min={dayAfter(now, 1)}
            max={dayAfter(now, maxDays)}
            defaultValue={dayAfter(now, USUAL_DAYS)}
            required
          />
        </Field>
        <Button type="submit" busy={busy} className="lg:mt-6">
          Make a token
        </Button>
      </form>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}

const DAY_MS = 86_400_000;

/** `2026-11-29`: the day so many days after a moment, as a date field writes it. UTC, as the server counts. */
export function dayAfter(now: number, days: number): string {
  return new Date(now + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days it is to a date that a field holds; null where it holds none. */
export function daysUntil(date: string, now: number): number | null {
  const end = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(end) ? null : Math.round((end - Date.parse(`${dayAfter(now, 0)}T00:00:00Z`)) / DAY_MS);
}
