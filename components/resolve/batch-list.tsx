"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { BatchView } from "@/lib/resolve/rule";

export interface BatchListProps {
  batches: readonly BatchView[];
  withdraw: (input: { batch: string }) => Promise<Outcome<{ cases: number }>>;
}

/** What rules settled and still stands; each can be withdrawn as a whole. */
export function BatchList({ batches, withdraw }: BatchListProps) {
  const { run, busy, refusal } = useCommand(withdraw);
  if (batches.length === 0) return null;
  return (
    <section aria-label="Settled by rules">
      <h3 className="mb-1 font-medium">Settled by rules</h3>
      <ul className="grid gap-1">
        {batches.map(({ id, note, author, cases, createdAt }) => (
          <li key={id} className="flex items-start justify-between gap-3">
            <span>
              {formatCount(cases, "case")}: {note}
              <span className="block text-muted">
                {author && `${author}, `}
                <Time at={createdAt.toISOString()} />
              </span>
            </span>
            <Button size="sm" busy={busy} onClick={() => void run({ batch: id })}>
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </section>
  );
}
