import { JOB_STATE } from "@/components/jobs/job-words";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { LinkButton } from "@/components/ui/link-button";
import { ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { JOB_KINDS, type JobKind, type JobState } from "@/lib/jobs/kinds";

export interface JobListRow {
  id: string;
  kind: JobKind;
  state: JobState;
  accepted: number;
  rejected: number;
  duplicates: number;
  fileName: string | null;
  startedBy: string | null;
  createdAt: Date;
}

interface JobListProps {
  jobs: readonly JobListRow[];
  hrefOf: (id: string) => string;
  olderHref: string | null;
}

/** Earlier imports, newest first. */
export function JobList({ jobs, hrefOf, olderHref }: JobListProps) {
  if (jobs.length === 0)
    return <EmptyState title="Nothing imported yet">What you import is listed here with what was refused.</EmptyState>;
  return (
    <>
      <ListTable
        caption="Imports, newest first"
        rows={jobs}
        rowKey={(job) => job.id}
        columns={[
          {
            label: "File",
            cell: (job) => <TextLink href={hrefOf(job.id)}>{job.fileName ?? "pasted or sent by a program"}</TextLink>,
          },
          { label: "Holds", cell: (job) => JOB_KINDS[job.kind].brings },
          {
            label: "State",
            cell: (job) => <Badge tone={JOB_STATE[job.state].tone}>{JOB_STATE[job.state].label}</Badge>,
          },
          { label: "Accepted", align: "end", cell: (job) => <Figure value={job.accepted} /> },
          { label: "Not stored twice", align: "end", cell: (job) => <Figure value={job.duplicates} /> },
          { label: "Refused", align: "end", cell: (job) => <Figure value={job.rejected - job.duplicates} /> },
          { label: "By", cell: (job) => job.startedBy ?? "the server" },
          { label: "When", cell: (job) => <Time at={job.createdAt.getTime()} /> },
        ]}
      />
      {olderHref && (
        <LinkButton href={olderHref} size="sm" className="mt-3">
          Older imports
        </LinkButton>
      )}
    </>
  );
}
