"use client";

import { type FormEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";

const saidOf = (endTokens: boolean) =>
  endTokens
    ? "You were signed out everywhere else, and your tokens have ended."
    : "You were signed out everywhere else.";

interface PasswordFormProps {
  email: string;
  minLength: number;
  /** False for the demo’s people: they come in by one click. */
  asksCurrent: boolean;
  change: (input: { current?: string; next: string; endTokens: boolean }) => Promise<Outcome<unknown>>;
}

export function PasswordForm({ email, minLength, asksCurrent, change }: PasswordFormProps) {
  const { run, busy, refusal } = useCommand(change);
  const say = useToast();
  const form = useRef<HTMLFormElement>(null);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const current = asksCurrent ? String(typed.get("current")) : undefined;
    const input = { current, next: String(typed.get("next")), endTokens: typed.has("endTokens") };
    if (busy) return;
    void run(input, () => {
      form.current?.reset();
      say({ title: "Password changed", body: saidOf(input.endTokens) });
    });
  }
  return (
    <form ref={form} onSubmit={submit} method="post" className="grid max-w-md gap-3">
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {asksCurrent ? (
        <Field label="Current password" error={refusal?.reason === "wrong" ? refusal.message : undefined}>
          <PasswordInput name="current" autoComplete="current-password" required />
        </Field>
      ) : (
        <p className="text-muted">
          The demo’s people have no password that anybody knows, so none is asked for. One click still signs you in
          after this; with the email above and the new password you can sign in as everybody else does.
        </p>
      )}
      <Field label="New password" help={`At least ${minLength} characters.`} error={refusal?.fields.next}>
        <PasswordInput name="next" autoComplete="new-password" minLength={minLength} maxLength={1000} required />
      </Field>
      <Checkbox
        name="endTokens"
        label="End my API tokens too"
        help="Where somebody else may know one. Programs that use them stop."
      />
      {refusal && refusal.reason !== "wrong" && <FieldError>{refusal.message}</FieldError>}
      <Button type="submit" busy={busy} className="justify-self-start">
        Change the password
      </Button>
    </form>
  );
}
