"use client";

import { Download } from "lucide-react";
import { buttonStyle } from "@/components/ui/button-style";
import type { Outcome } from "@/components/ui/use-command";
import { DeleteAccount } from "./delete-account";

interface OwnDataProps {
  email: string;
  asksPassword: boolean;
  remove: (input: { email: string; password?: string }) => Promise<Outcome<unknown>>;
}

/** What is held about the reader, to take along; and the end of it. */
export function OwnData({ email, asksPassword, remove }: OwnDataProps) {
  return (
    <div className="grid max-w-2xl gap-3">
      <p>
        One file with all that is held about you: account, sign-ins, memberships, labels with their times, drafts,
        remarks, decisions, and the lines of the audit log by and about you.
      </p>
      <div className="flex flex-wrap gap-2">
        <a href="/api/v1/account/data" download className={buttonStyle()}>
          <Download aria-hidden />
          Download your data
        </a>
        <DeleteAccount
          email={email}
          name={null}
          asksPassword={asksPassword}
          remove={remove}
          onDeleted={() => window.location.assign("/sign-in")}
        />
      </div>
    </div>
  );
}
