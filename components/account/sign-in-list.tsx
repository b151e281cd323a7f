"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { ListTable } from "@/components/ui/list-table";
import { Time } from "@/components/ui/time";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { browserName } from "./browser-name";

export interface SignInView {
  id: string;
  method: string;
  userAgent: string | null;
  createdAt: Date;
  seenAt: Date;
  current: boolean;
}

interface SignInListProps {
  signIns: SignInView[];
  end: (input: { id: string }) => Promise<Outcome<unknown>>;
}

const METHODS: Record<string, string> = { password: "password", demo: "demo", oidc: "single sign-on" };

export function SignInList({ signIns, end }: SignInListProps) {
  const { run, busy, refusal } = useCommand(end);
  return (
    <>
      <ListTable
        caption="Where you are signed in"
        rows={signIns}
        rowKey={(row) => row.id}
        columns={[
          {
            label: "Browser",
            cell: (row) => <span title={row.userAgent ?? undefined}>{browserName(row.userAgent)}</span>,
          },
          { label: "By", cell: (row) => METHODS[row.method] ?? row.method },
          { label: "Since", cell: (row) => <Time at={row.createdAt.getTime()} form="absolute" /> },
          { label: "Last seen", cell: (row) => <Time at={row.seenAt.getTime()} /> },
          {
            label: "Action",
            hideLabel: true,
            align: "end",
            cell: (row) =>
              row.current ? (
                <Badge tone="info">This browser</Badge>
              ) : (
                <Button size="sm" busy={busy} onClick={() => run({ id: row.id })}>
                  Sign out
                </Button>
              ),
          },
        ]}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}

/** Ends all sign-ins but this one. */
export function EndOthersButton({ end }: { end: (input: Record<string, never>) => Promise<Outcome<unknown>> }) {
  const { run, busy } = useCommand(end);
  return (
    <Button size="sm" busy={busy} onClick={() => run({})}>
      Sign out everywhere else
    </Button>
  );
}
