"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { signIn } from "./credentials";

export interface AcceptInput {
  token: string;
  email?: string;
  name?: string;
  password?: string;
  endTokens?: boolean;
}

export type Accept = (
  input: AcceptInput,
) => Promise<Outcome<{ email: string; projectId: string | null; passwordSet: boolean }>>;

interface NewAccountFormProps {
  token: string;
  /** Whom the link is for; null where whoever opens it says so. */
  email: string | null;
  /** A password link asks for the password only. */
  kind: "account" | "password";
  minLength: number;
  accept: Accept;
}

/** Sets name and password (or a new password alone), and signs in with them. */
export function NewAccountForm({ token, email, kind, minLength, accept }: NewAccountFormProps) {
  const { run, busy, refusal } = useCommand(accept);
  const [leaving, setLeaving] = useState(false);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy || leaving) return;
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password"));
    const input = {
      token,
      email: text(form, "email"),
      name: text(form, "name"),
      password,
      endTokens: form.has("endTokens"),
    };
    await run(input, async (accepted) => {
      setLeaving(true);
      await signIn("password", { email: accepted.email, password });
      location.assign(accepted.projectId ? `/projects/${accepted.projectId}` : "/");
    });
  }
  return (
    <form onSubmit={submit} method="post" className="grid gap-4">
      <Field label="Email" error={refusal?.fields.email}>
        <Input
          name={email === null ? "email" : undefined}
          type="email"
          autoComplete="username"
          defaultValue={email ?? ""}
          readOnly={email !== null}
          required
        />
      </Field>
      {kind === "account" && (
        <Field label="Name" help="As others see it beside your work." error={refusal?.fields.name}>
          <Input name="name" autoComplete="name" maxLength={100} required />
        </Field>
      )}
      <Field
        label={kind === "account" ? "Password" : "New password"}
        help={`At least ${minLength} characters. A few words that only you put together are best.`}
        error={refusal?.fields.password}
      >
        <PasswordInput name="password" autoComplete="new-password" minLength={minLength} maxLength={1000} required />
      </Field>
      {kind === "password" && (
        <Checkbox
          name="endTokens"
          label="End my API tokens too"
          help="Where somebody else may know one. Programs that use them stop."
        />
      )}
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <Button type="submit" variant="primary" busy={busy || leaving} className="justify-self-start">
        {kind === "account" ? "Make the account" : "Set the password"}
      </Button>
    </form>
  );
}

function text(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === "string" ? value : undefined;
}
