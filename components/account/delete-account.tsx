"use client";

import { Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { type Outcome, useCommand } from "@/components/ui/use-command";

interface DeleteAccountProps {
  email: string;
  /** Null where it is the reader's own. */
  name: string | null;
  size?: "sm";
  /** Whether the own password is asked for. */
  asksPassword?: boolean;
  remove: (input: { email: string; password?: string }) => Promise<Outcome<unknown>>;
  onDeleted: () => void;
}

/** Asks for the email, since nothing brings a deleted account back. */
export function DeleteAccount({ email, name, size, asksPassword = false, remove, onDeleted }: DeleteAccountProps) {
  const { run, busy, refusal } = useCommand(remove);
  const [typed, setTyped] = useState("");
  const [whose, person] = name === null ? ["your", "you"] : ["their", "them"];
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    void run({ email: typed, ...(asksPassword && { password }) }, onDeleted);
  }
  return (
    <Dialog
      trigger={
        <Button size={size} variant={size ? undefined : "danger"} icon={size ? undefined : <Trash2 aria-hidden />}>
          {name === null ? "Delete your account" : "Delete"}
        </Button>
      }
      title={name === null ? "Delete your account?" : `Delete the account of ${name}?`}
      description="This cannot be taken back."
    >
      <form onSubmit={submit} method="post" className="grid gap-4">
        <ul className="grid list-disc gap-1 ps-5">
          <li>
            {name === null ? "Your" : "Their"} name, email, password, sign-ins, tokens and invitations are deleted, and{" "}
            {person === "you" ? "you leave" : "they leave"} all projects.
          </li>
          <li>Examples in {whose} hands go back to the others. What was begun stays as drafts for the leads.</li>
          <li>
            Labels, decisions and remarks stay and count as before, under a code instead of {whose} name. What was
            written in remarks stays as it was written.
          </li>
        </ul>
        <Field
          label={
            <>
              Type {whose} email: <bdi className="font-semibold select-all">{email}</bdi>
            </>
          }
        >
          <Input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
        </Field>
        {asksPassword && (
          <Field label="Your password" error={refusal?.reason === "wrong" ? refusal.message : undefined}>
            <PasswordInput name="password" autoComplete="current-password" required />
          </Field>
        )}
        {refusal && refusal.reason !== "wrong" && <FieldError>{refusal.message}</FieldError>}
        <Button
          type="submit"
          variant="danger"
          busy={busy}
          disabled={typed.trim().toLowerCase() !== email}
          className="justify-self-end"
        >
          Delete it for good
        </Button>
      </form>
    </Dialog>
  );
}
