"use client";

import { AddMemberForm, type Invited } from "@/components/members/add-member-form";
import type { Outcome } from "@/components/ui/use-command";
import { INSTANCE_ROLE_OPTIONS, INSTANCE_ROLE_WORDS } from "./instance-role-words";

interface InviteFormProps {
  invite: (input: { email: string; role: string }) => Promise<Outcome<Omit<Invited, "state">>>;
}

/** Invites somebody to the instance; there is always a link to hand over. */
export function InviteForm({ invite }: InviteFormProps) {
  async function add(input: { email: string; role: string }): Promise<Outcome<Invited>> {
    const outcome = await invite(input);
    return outcome.ok ? { ok: true, value: { state: "invited", ...outcome.value } } : outcome;
  }
  return (
    <AddMemberForm
      label="Make a link"
      roles={INSTANCE_ROLE_OPTIONS}
      defaultRole="author"
      roleHelp={INSTANCE_ROLE_WORDS}
      add={add}
    />
  );
}
