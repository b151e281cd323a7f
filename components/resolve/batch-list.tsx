"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { settledTable } from "@/lib/resolve/address";
import type { BatchView } from "@/lib/resolve/rule";
import { takenBackWords } from "./taken-back-words";

export type WithdrawBatch = (input: {
  batch: string;
}) => Promise<Outcome<{ cases: number; requests: { title: string; declined: boolean }[] }>>;

interface BatchListProps {
  batches: readonly BatchView[];
  settledHref: string;
  withdraw: WithdrawBatch;
}

/** What rules settled last and still stands; each leads to its cases and can be taken back as a whole. */
export function BatchList({ batches, settledHref, withdraw }: BatchListProps) {
  const { run, busy, refusal } = useCommand(withdraw);
  const say = useToast();
  if (batches.length === 0) return null;
  const takeBack = (batch: string) => run({ batch }, (done) => say({ title: takenBackWords(done.cases, done) }));
  return (
    <Section title="Settled by rules">
      <ul className="grid">
        {batches.map(({ id, note, author, cases, createdAt }) => (
          <li key={id} className="flex items-start justify-between gap-3 border-b border-line py-1.5">
            <span>
              <TextLink href={settledTable.href(settledHref, { batch: id })}>{formatCount(cases, "case")}</TextLink>:{" "}
              {note}
              <span className="block text-muted">
                {author && `${author}, `}
                <Time at={createdAt.toISOString()} />
              </span>
            </span>
            <Button size="sm" busy={busy} onClick={() => void takeBack(id)}>
              Take back
            </Button>
          </li>
        ))}
      </ul>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </Section>
  );
}
