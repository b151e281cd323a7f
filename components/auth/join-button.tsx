"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { useCommand } from "@/components/ui/use-command";
import type { Accept } from "./new-account-form";

/** Uses an invitation for the account at hand. */
export function JoinButton({ token, label, accept }: { token: string; label: string; accept: Accept }) {
  const { run, busy, refusal } = useCommand(accept);
  const join = () =>
    run({ token }, ({ projectId }) => {
      location.assign(projectId ? `/projects/${projectId}` : "/");
    });
  return (
    <div className="grid justify-items-start gap-3">
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <Button variant="primary" busy={busy} onClick={join}>
        {label}
      </Button>
    </div>
  );
}
