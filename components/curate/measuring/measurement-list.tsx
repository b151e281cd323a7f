import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { formatCount, formatNumber } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { measurementHref } from "@/lib/curate/measurements/address";
import type { MeasurementView } from "@/lib/curate/measurements/queries";

/** Measurements with how far they have come, newest first. */
export function MeasurementList({
  projectId,
  measurements,
}: {
  projectId: string;
  measurements: readonly MeasurementView[];
}) {
  if (measurements.length === 0)
    return (
      <EmptyState title="No check has been measured yet">Sixty of each side take one person half an hour.</EmptyState>
    );
  return (
    <ul className="grid gap-0">
      {measurements.map(({ id, checks, quality, version, closed, readers, plan, examples, author, createdAt }) => {
        const answered = readers.reduce((sum, reader) => sum + reader.answered, 0);
        return (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-3">
            <TextLink href={measurementHref(projectId, id)} className="font-medium">
              {checks.map(({ title }) => title).join(", ")}
            </TextLink>
            <VersionBadge number={version.number} hash={version.hash} />
            <Badge>{quality}</Badge>
            <span className="text-muted">
              {closed
                ? formatCount(examples, "example")
                : `${formatNumber(answered)} of ${formatCount(examples * plan.each, "answer")}`}
              , drawn by <bdi>{author ?? "a program"}</bdi>, <Time at={createdAt.toISOString()} />
            </span>
            <Badge tone={closed ? "good" : "info"}>{closed ? "read" : "being read"}</Badge>
          </li>
        );
      })}
    </ul>
  );
}
