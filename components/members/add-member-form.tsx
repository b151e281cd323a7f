"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OneTimeSecret } from "@/components/ui/one-time-secret";
import { Select, type SelectOption } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { withArticle } from "./with-article";

export type Invited = { state: "invited"; link: string; expiresAt: Date };

interface AddMemberFormProps {
  label: string;
  roles: readonly SelectOption[];
  defaultRole: string;
  /** Says what the chosen role may do. */
  roleHelp: Record<string, string>;
  add: (input: { email: string; role: string }) => Promise<Outcome<Invited | { state: "added" }>>;
}

/** Adds somebody by email; where there is no account yet, shows the link to hand to them. */
export function AddMemberForm({ label, roles, defaultRole, roleHelp, add }: AddMemberFormProps) {
  const { run, busy, refusal } = useCommand(add);
  const [role, setRole] = useState(defaultRole);
  const [invited, setInvited] = useState<(Invited & { email: string }) | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const say = useToast();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email")).trim();
    if (busy) return;
    void run({ email, role }, (value) => {
      form.current?.reset();
      setInvited(value.state === "invited" ? { ...value, email } : null);
      if (value.state === "added") say({ title: `${email} is ${withArticle(role)} now` });
    });
  }
  return (
    <>
      <form ref={form} onSubmit={submit} className="mt-4 grid max-w-3xl items-start gap-3 sm:grid-cols-[2fr_1fr_auto]">
        <Field label="Email" error={refusal?.fields.email}>
          <Input name="email" type="email" autoComplete="off" required />
        </Field>
        <Field label="Role" help={roleHelp[role]}>
          <Select options={roles} value={role} onChange={(event) => setRole(event.target.value)} />
        </Field>
        <Button type="submit" busy={busy} className="sm:mt-6">
          {label}
        </Button>
      </form>
      {refusal && !refusal.fields.email && <FieldError>{refusal.message}</FieldError>}
      {invited && (
        <OneTimeSecret
          title={`A link for ${invited.email}`}
          secret={invited.link}
          expiresAt={invited.expiresAt.getTime()}
          onClose={() => setInvited(null)}
        >
          Send it to them yourself: no email is sent from here. Whoever opens it first can use it, once.
        </OneTimeSecret>
      )}
    </>
  );
}
