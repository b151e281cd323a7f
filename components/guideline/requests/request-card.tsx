import { Badge } from "@/components/ui/badge";
import { formatCount } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { type Places, placeName } from "@/lib/guideline/change-requests/places";
import type { RequestRow } from "@/lib/guideline/change-requests/records";
import { requestHref } from "./request-words";

interface RequestCardProps {
  guidelineId: string;
  request: RequestRow;
  places: Places;
}

/** A change request on the board: what is missing, where, and how much stands behind it. */
export function RequestCard({ guidelineId, request, places }: RequestCardProps) {
  const { id, state, title, project, caseCount, remarkCount, filedAt, decidedAt, answered, closedBy } = request;
  const facts = [
    caseCount > 0 && formatCount(caseCount, "case"),
    remarkCount > 0 && formatCount(remarkCount, "remark"),
  ].filter(Boolean);
  return (
    <li className="relative border-b border-line px-2 py-2.5 focus-within:bg-sunken hover:bg-sunken">
      <p className="mb-0.5 truncate text-xs text-muted" dir="auto">
        {placeName(places, request)}
      </p>
      <Link
        href={requestHref(guidelineId, id)}
        data-card
        dir="auto"
        className="block font-medium wrap-anywhere text-slate underline decoration-edge underline-offset-3 hover:decoration-current after:absolute after:inset-0"
      >
        {title}
      </Link>
      <p className="mt-1 text-xs text-muted">
        {facts.length > 0 && `${facts.join(" · ")} · `}
        {project && (
          <>
            <bdi>{project.name ?? "another project"}</bdi> ·{" "}
          </>
        )}
        <Time at={decidedAt ?? filedAt} />
      </p>
      {(answered || closedBy) && (
        <p className="mt-1.5 flex gap-2">
          {state === "accepted" && <Badge tone="good">Answered by the draft</Badge>}
          {closedBy && <VersionBadge number={closedBy.number} hash={closedBy.hash} />}
        </p>
      )}
    </li>
  );
}
