"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { OneTimeSecret } from "@/components/ui/one-time-secret";
import { Select, type SelectOption } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { type Outcome, refusalOf, useCommand } from "@/components/ui/use-command";
import { withArticle } from "./role-words";

export type Invited = { state: "invited"; link: string; expiresAt: Date };
type Added = Outcome<Invited | { state: "added" }>;

interface AddMemberFormProps {
  label: string;
  roles: readonly SelectOption[];
  defaultRole: string;
  /** Says what the chosen role may do. */
  roleHelp: Record<string, string>;
  /** People who can be chosen by name; whoever is not among them is added by email. */
  known?: readonly { email: string; name: string }[];
  add: (input: { email: string; role: string }) => Promise<Added>;
}

/** Adds people who are known by name, several at once, or somebody by email; where there is no account yet, shows the link to hand to them. */
export function AddMemberForm({ label, roles, defaultRole, roleHelp, known = [], add }: AddMemberFormProps) {
  const [byEmail, setByEmail] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const [role, setRole] = useState(defaultRole);
  const [invited, setInvited] = useState<(Invited & { email: string }) | null>(null);
  const { run, busy, refusal } = useCommand((emails: string[]) => addAll(add, emails, role));
  const form = useRef<HTMLFormElement>(null);
  const say = useToast();
  const isByEmail = byEmail || known.length === 0;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("email") ?? "").trim();
    const emails = isByEmail ? [typed] : chosen.filter((email) => known.some((person) => person.email === email));
    if (busy || emails.length === 0) return;
    void run(emails, (last) => {
      form.current?.reset();
      setChosen([]);
      setInvited(last.state === "invited" ? { ...last, email: typed } : null);
      const [first] = emails;
      if (last.state === "added")
        say({
          title:
            emails.length === 1
              ? `${known.find(({ email }) => email === first)?.name ?? first} is ${withArticle(role)} now`
              : `${formatCount(emails.length, "person", "people")} can work here as ${role} now`,
        });
    });
  }
  return (
    <>
      <form ref={form} onSubmit={submit} className="mt-4 grid max-w-3xl items-start gap-3 sm:grid-cols-[2fr_1fr_auto]">
        <div className="grid gap-1">
          {isByEmail ? (
            <Field label="Email" error={refusal?.fields.email}>
              <Input name="email" type="email" autoComplete="off" required />
            </Field>
          ) : (
            <Field label="People" help="Those of other projects that you lead.">
              <Combobox
                label="People"
                placeholder="Choose people"
                multiple
                options={known.map(({ email, name }) => ({ value: email, label: name, hint: email }))}
                value={chosen}
                onValueChange={setChosen}
              />
            </Field>
          )}
          {known.length > 0 && (
            <Button size="sm" variant="quiet" className="justify-self-start" onClick={() => setByEmail(!byEmail)}>
              {isByEmail ? "Choose people by name" : "Somebody else, by email"}
            </Button>
          )}
        </div>
        <Field label="Role" help={roleHelp[role]}>
          <Select options={roles} value={role} onChange={(event) => setRole(event.target.value)} />
        </Field>
        <Button type="submit" busy={busy} disabled={!isByEmail && chosen.length === 0} className="sm:mt-6">
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

/** One after the other; stops at the first refusal and says whom it is about. What the last one came to is what is shown. */
async function addAll(add: AddMemberFormProps["add"], emails: string[], role: string): Promise<Added> {
  let last: Added = { ok: false, reason: "nobody", message: "Choose somebody first." };
  for (const email of emails) {
    last = await add({ email, role });
    if (!last.ok && emails.length > 1) return { ...last, message: `${email}: ${refusalOf(last).message}` };
    if (!last.ok) return last;
  }
  return last;
}
