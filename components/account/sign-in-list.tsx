"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { ListTable } from "@/components/ui/list-table";
import { Time } from "@/components/ui/time";
import { type Outcome, useCommand } from "@/components/ui/use-command";

interface SignInView {
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

const BROWSERS: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/(Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/\b(iPhone|iPad)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** `Firefox on Windows`: enough to know one's own browsers by. Order matters, since browsers name each other. */
export function browserName(userAgent: string | null): string {
  const find = (table: [RegExp, string][]) => table.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)];
  return browser && system ? `${browser} on ${system}` : (browser ?? system ?? "Another program");
}
