"use client";

import { useState } from "react";
import { DeleteAccount } from "@/components/account/delete-account";
import { type ListedPerson, PeopleTable } from "@/components/members/people-table";
import type { TableColumn } from "@/components/table/table-column";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { OneTimeSecret } from "@/components/ui/one-time-secret";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { accountsTable } from "@/lib/people/address";
import { INSTANCE_ROLE_OPTIONS } from "./instance-role-words";

export interface UserView extends ListedPerson {
  seenAt: Date | null;
  projects: number;
}

type Act = (input: { userId: string }) => Promise<Outcome<unknown>>;

interface UserTableProps {
  users: UserView[];
  /** Those that match, on all pages. */
  total: number;
  self: string;
  setRole: (input: { userId: string; role: string }) => Promise<Outcome<unknown>>;
  disable: Act;
  enable: Act;
  remove: (input: { userId: string; email: string }) => Promise<Outcome<unknown>>;
  resetLink: (input: { userId: string }) => Promise<Outcome<{ link: string; expiresAt: Date }>>;
}

const COLUMNS: readonly TableColumn<UserView>[] = [
  { id: "projects", header: "Projects", align: "end", cell: ({ projects }) => projects, width: "6rem" },
  {
    id: "seen",
    header: "Last seen",
    cell: ({ seenAt }) => (seenAt ? <Time at={seenAt.getTime()} /> : "never"),
    width: "9rem",
  },
];

/** The accounts of the instance. */
export function UserTable({ users, total, self, setRole, disable, enable, remove, resetLink }: UserTableProps) {
  const state = useCommand(({ userId, disabled }: UserView) => (disabled ? enable : disable)({ userId }));
  const reset = useCommand(resetLink);
  const [issued, setIssued] = useState<{ email: string; link: string; expiresAt: Date } | null>(null);
  const say = useToast();
  const refusal = state.refusal ?? reset.refusal;
  return (
    <>
      {issued && (
        <OneTimeSecret
          title={`A password link for ${issued.email}`}
          secret={issued.link}
          expiresAt={issued.expiresAt.getTime()}
          onClose={() => setIssued(null)}
        >
          Hand it to them yourself. Whoever opens it sets the password of this account, once.
        </OneTimeSecret>
      )}
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <PeopleTable
        caption="Accounts of this instance"
        noun="account"
        definition={accountsTable}
        rows={users}
        total={total}
        self={self}
        roles={INSTANCE_ROLE_OPTIONS}
        roleNote="Whoever gets a weaker role is signed out everywhere at once. Roles in projects stay as they are."
        changeRole={setRole}
        columns={COLUMNS}
        actionsWidth="17rem"
        actions={(user) => (
          <span className="flex flex-wrap gap-1.5">
            {!user.disabled && (
              <Button
                size="sm"
                busy={reset.busy}
                onClick={() => reset.run({ userId: user.userId }, (made) => setIssued({ ...made, email: user.email }))}
              >
                Password link
              </Button>
            )}
            {user.userId !== self && (
              <>
                <StateButton user={user} onConfirm={async () => void (await state.run(user))} />
                <DeleteAccount
                  email={user.email}
                  name={user.name}
                  size="sm"
                  remove={({ email }) => remove({ userId: user.userId, email })}
                  onDeleted={() => say({ title: `The account of ${user.name} is deleted` })}
                />
              </>
            )}
          </span>
        )}
      />
    </>
  );
}

function StateButton({ user, onConfirm }: { user: UserView; onConfirm: () => Promise<void> }) {
  const { disabled } = user;
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{disabled ? "Enable" : "Disable"}</Button>}
      title={disabled ? `Enable ${user.name} again?` : `Disable ${user.name}?`}
      description={
        disabled
          ? "They can sign in again. Sign-ins and tokens from before stay ended."
          : "They are signed out everywhere at once; their tokens and invitations stop working for good. Examples in their hands go back to the others; their labels and drafts stay."
      }
      confirm={disabled ? "Enable the account" : "Disable the account"}
      danger={!disabled}
      onConfirm={onConfirm}
    />
  );
}
