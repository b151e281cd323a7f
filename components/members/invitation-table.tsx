"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { ListTable } from "@/components/ui/list-table";
import { Time } from "@/components/ui/time";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { withArticle } from "./role-words";

export interface InvitationRow {
  id: string;
  email: string | null;
  /** Null for a link that sets a new password. */
  role: string | null;
  inviterName: string | null;
  createdAt: Date;
  expiresAt: Date;
}

interface InvitationTableProps {
  invitations: InvitationRow[];
  revoke: (input: { id: string }) => Promise<Outcome<unknown>>;
}

/** Links that still work. The links themselves cannot be shown again. */
export function InvitationTable({ invitations, revoke }: InvitationTableProps) {
  const { run, busy, refusal } = useCommand(revoke);
  if (invitations.length === 0) return <p className="text-muted">No link is waiting to be used.</p>;
  return (
    <>
      <ListTable
        caption="Links that still work"
        rows={invitations}
        rowKey={(row) => row.id}
        columns={[
          { label: "For", cell: (row) => row.email ?? "whoever opens it" },
          { label: "To", cell: (row) => (row.role ? `join as ${withArticle(row.role)}` : "set a new password") },
          { label: "Made by", cell: (row) => row.inviterName ?? "the server" },
          { label: "Made", cell: (row) => <Time at={row.createdAt.getTime()} /> },
          { label: "Expires", cell: (row) => <Time at={row.expiresAt.getTime()} /> },
          {
            label: "Action",
            hideLabel: true,
            align: "end",
            cell: (row) => (
              <Button size="sm" busy={busy} onClick={() => run({ id: row.id })}>
                Take back
              </Button>
            ),
          },
        ]}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}
