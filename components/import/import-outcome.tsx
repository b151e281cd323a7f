import { Callout } from "@/components/ui/callout";
import { DefinitionList } from "@/components/ui/definition-list";
import { Figure } from "@/components/ui/figure";
import type { JobState } from "@/lib/jobs/kinds";

interface ImportOutcomeProps {
  job: { state: JobState; accepted: number; rejected: number; duplicates: number; message: string | null };
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
    </>
  );
}
