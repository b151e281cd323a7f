"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FieldError } from "@/components/ui/field";
import { formatNumber } from "@/components/ui/format";
import { Progress } from "@/components/ui/progress";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { ReleaseJobView } from "@/lib/release/job-queries";

const POLL_MS = 1000;

interface ReleaseProgressProps {
  job: ReleaseJobView;
  /** Absent for those who may not cancel. */
  cancel?: (input: { jobId: string }) => Promise<Outcome<unknown>>;
}

/** A release on its way: looks again by itself until it is made; leaving the page changes nothing. */
export function ReleaseProgress({ job, cancel }: ReleaseProgressProps) {
  const router = useRouter();
  const isUnderWay = job.state === "queued" || job.state === "running";
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), POLL_MS);
    return () => clearInterval(timer);
  }, [router, isUnderWay]);
  if (!isUnderWay)
    return job.state === "failed" ? (
      <Callout
        tone="bad"
        title={
          <>
            <bdi>{job.name}</bdi> was not released
          </>
        }
      >
        {job.message}
      </Callout>
    ) : (
      <Callout
        title={
          <>
            <bdi>{job.name}</bdi> was called off
          </>
        }
      >
        Nothing was released.
      </Callout>
    );
  return (
    <div className="grid max-w-2xl gap-3" aria-live="polite">
      <Progress
        label={job.name}
        value={job.state === "queued" ? null : job.done}
        max={Math.max(1, job.total)}
        words={
          job.state === "queued"
            ? "waits for the worker"
            : `${formatNumber(job.done)} of ${formatNumber(job.total)} examples`
        }
      />
      <div className="flex flex-wrap items-center gap-3">
        {cancel && <Cancel jobId={job.id} cancel={cancel} />}
        <p className="text-muted">You can leave this page; the release goes on. It holds what is there now.</p>
      </div>
    </div>
  );
}

function Cancel({ jobId, cancel }: { jobId: string; cancel: NonNullable<ReleaseProgressProps["cancel"]> }) {
  const { run, busy, refusal } = useCommand(cancel);
  return (
    <>
      <Button busy={busy} onClick={() => void run({ jobId })}>
        Cancel the release
      </Button>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}
