"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { signIn } from "./credentials";
import { signInWords } from "./sign-in-words";

interface SignInFormProps {
  /** Where to go afterwards: a path of this site. */
  next: string;
  /** What went wrong before, as a code. */
  error?: string;
  /** The name of the identity provider, where there is one. */
  provider?: string;
}

export function SignInForm({ next, error, provider }: SignInFormProps) {
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState(error);
  async function send(method: "password" | "oidc", fields: Record<string, string>) {
    setBusy(true);
    const outcome = await signIn(method, fields);
    if (outcome.ok) location.assign(method === "oidc" ? outcome.url : next);
    else setCode(outcome.error);
    setBusy(outcome.ok);
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (!busy) void send("password", { email: String(form.get("email")), password: String(form.get("password")) });
  }
  return (
    <form onSubmit={submit} method="post" className="grid gap-4">
      <Field label="Email">
        <Input name="email" type="email" autoComplete="username" required />
      </Field>
      <Field label="Password">
        <PasswordInput name="password" autoComplete="current-password" required />
      </Field>
      {code && <FieldError>{signInWords(code)}</FieldError>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={busy}>
          Sign in
        </Button>
        {provider && (
          <Button busy={busy} onClick={() => send("oidc", { callbackUrl: next })}>
            Sign in with {provider}
          </Button>
        )}
      </div>
    </form>
  );
}
