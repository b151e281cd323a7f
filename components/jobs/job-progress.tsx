"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { formatBytes, formatNumber, formatPercent } from "@/components/ui/format";
import { Progress } from "@/components/ui/progress";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { isUnderWay, JOB_KINDS, type JobKind, type JobState, stoppingOf } from "@/lib/jobs/kinds";

const POLL_MS = 1500;

interface JobProgressProps {
  job: { id: string; kind: JobKind; state: JobState; done: number; total: number };
  /** What is going on: "Read", or the name of what is made. */
  label: string;
  /** What else is worth knowing while it lasts. */
  note?: string;
  /** Absent for those who may not stop it. */
  cancel?: (input: { jobId: string }) => Promise<Outcome<unknown>>;
}

/** How far a job under way is; nothing when it has ended. Looks again by itself until then; leaving the page changes nothing. */
export function JobProgress({ job, label, note, cancel }: JobProgressProps) {
  const router = useRouter();
  const underWay = isUnderWay(job.state);
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), POLL_MS);
    return () => clearInterval(timer);
  }, [router, underWay]);
  if (!underWay) return null;
  const { noun } = JOB_KINDS[job.kind];
  const isQueued = job.state === "queued";
  return (
    <div className="grid max-w-2xl gap-3">
      <Progress
        label={label}
        value={isQueued ? null : job.done}
        max={Math.max(1, job.total)}
        words={isQueued ? "waits for the worker" : progressWords(job)}
      />
      <div className="flex flex-wrap items-center gap-3">
        {cancel && <CancelButton job={job} cancel={cancel} />}
        <p className="text-muted">
          You can leave this page; the {noun} goes on.{note && ` ${note}`}
        </p>
      </div>
    </div>
  );
}

function progressWords({ kind, done, total }: JobProgressProps["job"]): string {
  const share = formatPercent(total > 0 ? done / total : 0);
  const { unit } = JOB_KINDS[kind];
  return unit === "bytes"
    ? `${formatBytes(done)} of ${formatBytes(total)}, ${share}`
    : `${formatNumber(done)} of ${formatNumber(total)} ${unit}, ${share}`;
}

function CancelButton({ job, cancel }: Required<Pick<JobProgressProps, "job" | "cancel">>) {
  const { run, refusal } = useCommand(cancel);
  const { noun } = JOB_KINDS[job.kind];
  return (
    <>
      <ConfirmDialog
        trigger={<Button>Cancel the {noun}</Button>}
        title={`Cancel this ${noun}?`}
        description={stoppingOf(job.kind)}
        confirm={`Cancel the ${noun}`}
        cancel="Go on"
        danger
        onConfirm={async () => {
          await run({ jobId: job.id });
        }}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}
