"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DefinitionList } from "@/components/ui/definition-list";
import { FieldError } from "@/components/ui/field";
import { Figure } from "@/components/ui/figure";
import { formatBytes, formatPercent } from "@/components/ui/format";
import { Progress } from "@/components/ui/progress";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { isUnderWay, type JobState } from "./job-words";

const POLL_MS = 1500;

interface JobProgressProps {
  job: {
    id: string;
    state: JobState;
    done: number;
    total: number;
    accepted: number;
    rejected: number;
    duplicates: number;
    message: string | null;
  };
  /** Absent for those who may not cancel. */
  cancel?: (input: { jobId: string }) => Promise<Outcome<unknown>>;
}

/** How far a job is. Looks again by itself until it has ended; leaving the page changes nothing. */
export function JobProgress({ job, cancel }: JobProgressProps) {
  const router = useRouter();
  const underWay = isUnderWay(job.state);
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), POLL_MS);
    return () => clearInterval(timer);
  }, [router, underWay]);
  const share = job.total > 0 ? job.done / job.total : 0;
  return (
    <div className="grid max-w-2xl gap-4" aria-live="polite">
      {job.state !== "succeeded" && (
        <Progress
          label={job.state === "queued" ? "Waits for the worker" : "Read"}
          value={job.state === "queued" ? null : job.done}
          max={Math.max(1, job.total)}
          words={`${formatBytes(job.done)} of ${formatBytes(job.total)}, ${formatPercent(share)}`}
        />
      )}
      {job.state === "failed" && (
        <Callout tone="bad" title="The import stopped">
          {job.message}
        </Callout>
      )}
      {job.state === "cancelled" && (
        <Callout tone="warn" title="Cancelled">
          What was accepted before stays. Import the file again to add the rest: nothing is stored twice.
        </Callout>
      )}
      <DefinitionList
        items={[
          { term: "Accepted", value: <Figure value={job.accepted} /> },
          { term: "Not stored twice", value: <Figure value={job.duplicates} /> },
          { term: "Refused", value: <Figure value={job.rejected - job.duplicates} /> },
        ]}
      />
      {job.duplicates > 0 && (
        <p className="text-muted">
          Not stored twice: records that the project has already, or that stand twice in the file. Each line below says
          which.
        </p>
      )}
      {underWay && (
        <div className="flex flex-wrap items-center gap-3">
          {cancel && <CancelButton jobId={job.id} cancel={cancel} />}
          <p className="text-muted">You can leave this page; the import goes on.</p>
        </div>
      )}
    </div>
  );
}

function CancelButton({ jobId, cancel }: { jobId: string; cancel: NonNullable<JobProgressProps["cancel"]> }) {
  const { run, refusal } = useCommand(cancel);
  return (
    <>
      <ConfirmDialog
        trigger={<Button>Cancel the import</Button>}
        title="Cancel this import?"
        description="It stops after the batch under way. What was accepted stays."
        confirm="Cancel the import"
        cancel="Go on"
        danger
        onConfirm={async () => {
          await run({ jobId });
        }}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}
