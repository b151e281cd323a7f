import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { RequestRow } from "@/lib/guideline/change-requests/records";

interface RequestFactsProps {
  guidelineId: string;
  request: RequestRow;
}

/** Who filed and who decided a request, when, and which version closed it. */
export function RequestFacts({ guidelineId, request }: RequestFactsProps) {
  const { state, project, filedBy, filedAt, decidedBy, decidedAt, answered, answer, closedBy } = request;
  return (
    <div className="grid gap-1.5 text-muted">
      <p>
        Filed by {filedBy ?? "somebody"}
        {project && <> in {project.name ? <bdi>{project.name}</bdi> : "a project that is not open to you"}</>},{" "}
        <Time at={filedAt} />
      </p>
      {decidedAt && state !== "done" && (
        <p>
          {state === "accepted" ? "Accepted" : "Declined"} by {decidedBy ?? "somebody"}, <Time at={decidedAt} />
        </p>
      )}
      {closedBy && (
        <p className="flex flex-wrap items-center gap-2">
          Closed by
          <VersionBadge {...closedBy} href={`/guidelines/${guidelineId}/versions/${closedBy.number}`} />
        </p>
      )}
      {(answered || (closedBy && answer)) && (
        <p className="border-s-2 border-good ps-3 text-base whitespace-pre-line wrap-anywhere text-ink" dir="auto">
          {answer || "The draft answers it."}
        </p>
      )}
    </div>
  );
}
