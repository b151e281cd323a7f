import { JobProgress } from "@/components/jobs/job-progress";
import { Callout } from "@/components/ui/callout";
import type { Outcome } from "@/components/ui/use-command";
import { isUnderWay } from "@/lib/jobs/kinds";
import type { ReleaseJobView } from "@/lib/release/job-queries";

interface ReleaseProgressProps {
  job: ReleaseJobView;
  /** Absent for those who may not cancel. */
  cancel?: (input: { jobId: string }) => Promise<Outcome<unknown>>;
}

/** The newest release that was asked for: on its way, or how it ended where it was not made. */
export function ReleaseProgress({ job, cancel }: ReleaseProgressProps) {
  const name = <bdi>{job.name}</bdi>;
  return (
    <div aria-live="polite">
      {isUnderWay(job.state) ? (
        <JobProgress
          job={{ ...job, kind: "make-release" }}
          label={job.name}
          note="It holds what is there now."
          cancel={cancel}
        />
      ) : job.state === "failed" ? (
        <Callout tone="bad" title={<>{name} was not released</>}>
          {job.message}
        </Callout>
      ) : (
        <Callout title={<>{name} was called off</>}>Nothing was released.</Callout>
      )}
    </div>
  );
}
