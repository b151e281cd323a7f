"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldError } from "@/components/ui/field";
import { ListTable } from "@/components/ui/list-table";
import { Time } from "@/components/ui/time";
import { type Outcome, useCommand } from "@/components/ui/use-command";

export interface TokenView {
  id: string;
  name: string;
  prefix: string;
  role: string | null;
  projectName: string | null;
  expiresAt: Date;
  usedAt: Date | null;
}

interface TokenListProps {
  tokens: TokenView[];
  revoke: (input: { id: string }) => Promise<Outcome<unknown>>;
}

export function TokenList({ tokens, revoke }: TokenListProps) {
  const { run, refusal } = useCommand(revoke);
  if (tokens.length === 0) {
    return (
      <EmptyState title="No tokens">A token lets a program do what you may do, or less, over the HTTP API.</EmptyState>
    );
  }
  return (
    <>
      <ListTable
        caption="Your API tokens"
        rows={tokens}
        rowKey={(row) => row.id}
        columns={[
          { label: "Name", cell: (row) => row.name },
          { label: "Begins with", cell: (row) => <code className="font-mono text-xs">{row.prefix}…</code> },
          { label: "May act as", cell: (row) => (row.role ? `at most ${row.role}` : "you") },
          { label: "In", cell: (row) => row.projectName ?? "all your projects" },
          { label: "Ends", cell: (row) => <Time at={row.expiresAt.getTime()} form="absolute" /> },
          { label: "Last used", cell: (row) => (row.usedAt ? <Time at={row.usedAt.getTime()} /> : "never") },
          {
            label: "Action",
            hideLabel: true,
            align: "end",
            cell: (row) => (
              <ConfirmDialog
                trigger={<Button size="sm">Revoke</Button>}
                title={`Revoke ${row.name}?`}
                description="Programs that use it are refused from this moment on. It cannot be brought back."
                confirm="Revoke the token"
                danger
                onConfirm={async () => void (await run({ id: row.id }))}
              />
            ),
          },
        ]}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}
