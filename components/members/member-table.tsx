"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { ListTable } from "@/components/ui/list-table";
import { Select } from "@/components/ui/select";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { Removal } from "./removal-words";
import { RemoveMember } from "./remove-member";
import { ROLE_OPTIONS } from "./role-words";
import { withArticle } from "./with-article";

export interface MemberView {
  userId: string;
  email: string;
  name: string;
  role: string;
  joinedAt: Date;
  disabled: boolean;
}

interface MemberTableProps {
  members: MemberView[];
  /** The reader's own id: what they do to themselves is said as such. */
  self: string;
  changeRole: (input: { userId: string; role: string }) => Promise<Outcome<unknown>>;
  previewRemoval: (input: { userId: string }) => Promise<Outcome<Removal>>;
  remove: (input: { userId: string }) => Promise<Outcome<unknown>>;
}

export function MemberTable({ members, self, changeRole, previewRemoval, remove }: MemberTableProps) {
  const change = useCommand(changeRole);
  const [wanted, setWanted] = useState<{ member: MemberView; role: string } | null>(null);
  const say = useToast();
  const { refusal } = change;
  return (
    <>
      <ListTable
        caption="Members of this project"
        rows={members}
        rowKey={(row) => row.userId}
        columns={[
          {
            label: "Name",
            cell: (row) => (
              <span className="inline-flex flex-wrap items-center gap-1.5">
                <span dir="auto">{row.name}</span>
                {row.userId === self && <Badge>you</Badge>}
                {row.disabled && <Badge tone="warn">disabled</Badge>}
              </span>
            ),
          },
          { label: "Email", cell: (row) => row.email },
          {
            label: "Role",
            cell: (row) => (
              <Select
                aria-label={`Role of ${row.name}`}
                options={ROLE_OPTIONS}
                value={row.role}
                disabled={change.busy}
                onChange={(event) => setWanted({ member: row, role: event.target.value })}
              />
            ),
          },
          { label: "Member since", cell: (row) => <Time at={row.joinedAt.getTime()} /> },
          {
            label: "Action",
            hideLabel: true,
            align: "end",
            cell: (row) => (
              <RemoveMember member={row} isSelf={row.userId === self} preview={previewRemoval} remove={remove} />
            ),
          },
        ]}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
      {wanted && (
        <ConfirmDialog
          open
          onOpenChange={(open) => open || setWanted(null)}
          title={`Make ${wanted.member.userId === self ? "yourself" : wanted.member.name} ${withArticle(wanted.role)}?`}
          description="The new role holds from their next step in this project. Labels and resolutions stay."
          confirm={`Make ${withArticle(wanted.role)}`}
          onConfirm={async () => {
            const { member, role } = wanted;
            await change.run({ userId: member.userId, role }, () =>
              say({ title: `${member.name} is ${withArticle(role)} now` }),
            );
          }}
        />
      )}
    </>
  );
}
