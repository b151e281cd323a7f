"use client";

import { JobProgress } from "@/components/jobs/job-progress";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FieldError } from "@/components/ui/field";
import { formatCount, formatNumber } from "@/components/ui/format";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { AttemptView } from "@/lib/jobs/job-queries";
import { isUnderWay } from "@/lib/jobs/kinds";

interface FactsLineProps {
  examples: number;
  /** Of which all facts have been looked for. */
  lookedAt: number;
  /** The newest search, unless it found everything. */
  job: AttemptView | null;
  find: (input: Record<string, never>) => Promise<Outcome<unknown>>;
  cancel: (input: { jobId: string }) => Promise<Outcome<unknown>>;
}

/** How much is known of what examples hold, and the way to the rest. */
export function FactsLine({ examples, lookedAt, job, find, cancel }: FactsLineProps) {
  const { run, busy, refusal } = useCommand(find);
  if (job && isUnderWay(job.state)) return <JobProgress job={job} label="Find facts" cancel={cancel} />;
  const isAll = lookedAt === examples;
  return (
    <div className="grid gap-2" aria-live="polite">
      {job?.state === "failed" && (
        <Callout tone="bad" title="The last search stopped">
          {job.message}
        </Callout>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <p>
          {examples === 0
            ? "No examples have come yet; their facts are looked for when they do."
            : isAll
              ? `Facts of ${examples === 1 ? "the one example" : `all ${formatCount(examples, "example")}`} are known.`
              : `Facts of ${formatNumber(lookedAt)} of ${formatCount(examples, "example")} are known.`}
        </p>
        {!isAll && (
          <Button disabled={busy} onClick={() => run({})}>
            Find the rest
          </Button>
        )}
      </div>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </div>
  );
}
