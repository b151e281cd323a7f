"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatCount, formatNumber } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { QualificationSet } from "@/lib/assign/qualification/records";
import { drawWords, shareWords } from "./pass-words";

interface QualificationFactsProps {
  set: QualificationSet;
  lift: (input: object) => Promise<Outcome<unknown>>;
}

/** What is asked now, and how its examples went: one that most people get wrong may be wrong itself. */
export function QualificationFacts({ set, lift }: QualificationFactsProps) {
  const { run } = useCommand(lift);
  const say = useToast();
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p>
          {set.perAttempt !== null && `${formatNumber(set.perAttempt)} of `}
          {formatCount(set.items.length, "example")} asked per attempt, {shareWords(set.passMark)} of the answers right,{" "}
          {formatCount(set.attempts, "attempt")} each
        </p>
        <ConfirmDialog
          trigger={<Button size="sm">Stop asking</Button>}
          title="Stop asking for this qualification?"
          description="Everybody gets work at once. Attempts and results stay on record; you can ask again."
          confirm="Stop asking"
          onConfirm={async () => {
            await run({}, () => say({ title: "Nobody is asked for a qualification now" }));
          }}
        />
      </div>
      <p className="max-w-[72ch] text-muted">{drawWords(set.items.length, set.perAttempt, set.attempts)}</p>
      <ListTable
        caption="Examples of the qualification"
        rows={set.items}
        rowKey={({ example }) => example}
        columns={[
          { label: "Example", cell: ({ example }) => <bdi className="font-mono text-xs wrap-anywhere">{example}</bdi> },
          {
            label: "Explanation",
            cell: ({ explanation }) => (
              <bdi className="block max-w-[60ch] whitespace-pre-line wrap-anywhere">{explanation}</bdi>
            ),
          },
          {
            label: "All right at first try",
            align: "end",
            cell: ({ answered, right }) =>
              answered === 0 ? (
                <span className="text-muted">nobody yet</span>
              ) : (
                <span className="tabular">
                  {formatNumber(right)} of {formatNumber(answered)}
                </span>
              ),
          },
        ]}
      />
    </div>
  );
}
