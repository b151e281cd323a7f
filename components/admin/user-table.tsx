"use client";

import { useState } from "react";
import { withArticle } from "@/components/members/with-article";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { ListTable } from "@/components/ui/list-table";
import { OneTimeSecret } from "@/components/ui/one-time-secret";
import { Select } from "@/components/ui/select";
import { Time } from "@/components/ui/time";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { INSTANCE_ROLE_OPTIONS } from "./instance-role-words";

export interface UserView {
  id: string;
  email: string;
  name: string;
  instanceRole: string;
  disabledAt: Date | null;
  seenAt: Date | null;
  projects: number;
}

type Act = (input: { userId: string }) => Promise<Outcome<unknown>>;

interface UserTableProps {
  users: UserView[];
  /** The reader's own id. */
  self: string;
  setRole: (input: { userId: string; role: string }) => Promise<Outcome<unknown>>;
  disable: Act;
  enable: Act;
  resetLink: (input: { userId: string }) => Promise<Outcome<{ link: string; expiresAt: Date }>>;
}

export function UserTable({ users, self, setRole, disable, enable, resetLink }: UserTableProps) {
  const role = useCommand(setRole);
  const state = useCommand((input: { userId: string; disabled: boolean }) =>
    (input.disabled ? enable : disable)(input),
  );
  const reset = useCommand(resetLink);
  const [wanted, setWanted] = useState<{ user: UserView; role: string } | null>(null);
  const [issued, setIssued] = useState<{ email: string; link: string; expiresAt: Date } | null>(null);
  const refusal = role.refusal ?? state.refusal ?? reset.refusal;
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
      <ListTable
        caption="Accounts of this instance"
        rows={users}
        rowKey={(row) => row.id}
        columns={[
          {
            label: "Name",
            cell: (row) => (
              <span className="inline-flex flex-wrap items-center gap-1.5">
                <span dir="auto">{row.name}</span>
                {row.id === self && <Badge>you</Badge>}
                {row.disabledAt && <Badge tone="warn">disabled</Badge>}
              </span>
            ),
          },
          { label: "Email", cell: (row) => row.email },
          {
            label: "Role",
            cell: (row) => (
              <Select
                aria-label={`Role of ${row.name}`}
                options={INSTANCE_ROLE_OPTIONS}
                value={row.instanceRole}
                disabled={role.busy}
                onChange={(event) => setWanted({ user: row, role: event.target.value })}
              />
            ),
          },
          { label: "Projects", align: "end", cell: (row) => <span className="tabular">{row.projects}</span> },
          { label: "Last seen", cell: (row) => (row.seenAt ? <Time at={row.seenAt.getTime()} /> : "never") },
          {
            label: "Actions",
            hideLabel: true,
            align: "end",
            cell: (row) => (
              <span className="flex flex-wrap justify-end gap-1.5 max-sm:justify-start">
                {!row.disabledAt && (
                  <Button
                    size="sm"
                    busy={reset.busy}
                    onClick={() => reset.run({ userId: row.id }, (made) => setIssued({ ...made, email: row.email }))}
                  >
                    Password link
                  </Button>
                )}
                {row.id !== self && (
                  <StateButton user={row} onConfirm={async () => void (await state.run(stateOf(row)))} />
                )}
              </span>
            ),
          },
        ]}
      />
      {wanted && (
        <ConfirmDialog
          open
          onOpenChange={(open) => open || setWanted(null)}
          title={`Make ${wanted.user.id === self ? "yourself" : wanted.user.name} ${withArticle(wanted.role)}?`}
          description="Whoever gets a weaker role is signed out everywhere at once. Roles in projects stay as they are."
          confirm={`Make ${withArticle(wanted.role)}`}
          onConfirm={async () => void (await role.run({ userId: wanted.user.id, role: wanted.role }))}
        />
      )}
    </>
  );
}

const stateOf = (user: UserView) => ({ userId: user.id, disabled: user.disabledAt !== null });

function StateButton({ user, onConfirm }: { user: UserView; onConfirm: () => Promise<void> }) {
  const disabled = user.disabledAt !== null;
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{disabled ? "Enable" : "Disable"}</Button>}
      title={disabled ? `Enable ${user.name} again?` : `Disable ${user.name}?`}
      description={
        disabled
          ? "They can sign in again. Sign-ins and tokens from before stay ended."
          : "They are signed out everywhere at once; their tokens and invitations stop working for good. Their labels stay."
      }
      confirm={disabled ? "Enable the account" : "Disable the account"}
      danger={!disabled}
      onConfirm={onConfirm}
    />
  );
}
