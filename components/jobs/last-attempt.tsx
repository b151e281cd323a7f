import { Callout } from "@/components/ui/callout";
import type { Outcome } from "@/components/ui/use-command";
import type { AttemptView } from "@/lib/jobs/job-queries";
import { isUnderWay } from "@/lib/jobs/kinds";
import { JobProgress } from "./job-progress";

interface LastAttemptProps {
  job: AttemptView;
  /** Worth knowing while it lasts. */
  note: string;
  /** After its name, where it failed: "was not released". */
  failed: string;
  /** What became of it where it was called off: "Nothing was released." */
  calledOff: string;
  /** Absent for those who may not cancel. */
  cancel?: (input: { jobId: string }) => Promise<Outcome<unknown>>;
}

/** The newest work of its kind that was asked for: on its way, or how it ended where nothing came of it. */
export function LastAttempt({ job, note, failed, calledOff, cancel }: LastAttemptProps) {
  const name = <bdi>{job.name}</bdi>;
  return (
    <div aria-live="polite">
      {isUnderWay(job.state) ? (
        <JobProgress job={job} label={job.name} note={note} cancel={cancel} />
      ) : job.state === "failed" ? (
        <Callout
          tone="bad"
          title={
            <>
              {name} {failed}
            </>
          }
        >
          {job.message}
        </Callout>
      ) : (
        <Callout title={<>{name} was called off</>}>{calledOff}</Callout>
      )}
    </div>
  );
}
