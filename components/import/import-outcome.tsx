import { Callout } from "@/components/ui/callout";
import { DefinitionList } from "@/components/ui/definition-list";
import { Figure } from "@/components/ui/figure";
import type { JobState } from "@/lib/jobs/kinds";
import { type LeftOutCounts, leftOutTotal, leftOutWords } from "@/lib/jobs/left-out";

interface Counts {
  accepted: number;
  rejected: number;
  duplicates: number;
  leftOut: LeftOutCounts;
}

interface ImportOutcomeProps {
  job: Counts & { state: JobState; message: string | null; labels: Counts | null };
}

/** What an import has come to so far, and how it ended where it did not succeed. */
export function ImportOutcome({ job }: ImportOutcomeProps) {
  return (
    <>
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
      {job.state === "succeeded" && job.message && <Callout title="To be told">{job.message}</Callout>}
      <Outcome counts={job} />
      {job.labels && (
        <>
          <p className="font-medium">Labels that stood in these records</p>
          <Outcome counts={job.labels} />
        </>
      )}
      {job.duplicates > 0 && (
        <p className="text-muted">
          Not stored twice: records that the project has already, or that stand twice in the file. Each line below says
          which.
        </p>
      )}
    </>
  );
}

/** All that a file holds, by what became of it. */
function Outcome({ counts: { accepted, rejected, duplicates, leftOut } }: { counts: Counts }) {
  const left = leftOutTotal(leftOut);
  return (
    <>
      <DefinitionList
        items={[
          { term: "Accepted", value: <Figure value={accepted} /> },
          { term: "Not stored twice", value: <Figure value={duplicates} /> },
          { term: "Refused", value: <Figure value={rejected - duplicates} /> },
          ...(left > 0 ? [{ term: "Left out", value: <Figure value={left} /> }] : []),
        ]}
      />
      {left > 0 && <p className="text-muted">Left out: {leftOutWords(leftOut)}.</p>}
    </>
  );
}
