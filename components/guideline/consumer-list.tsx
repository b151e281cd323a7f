import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { formatCount } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { GuidelineDetail } from "@/lib/guideline/records";
import type { Result } from "@/lib/server/errors";
import { type Moved, MovePinButton } from "./move-pin-button";

interface ConsumerListProps {
  guideline: GuidelineDetail;
  movePin: (projectId: string, input: unknown) => Promise<Result<Moved>>;
}

/** The projects that run a guideline, each with its pinned version, and the way to the latest for those who lead them. */
export function ConsumerList({ guideline, movePin }: ConsumerListProps) {
  const { projects, otherProjects, versions } = guideline;
  const latest = versions.find(({ retiredAt }) => retiredAt === null);
  const pinned = new Set(projects.map(({ version }) => version));
  return (
    <div className="grid gap-3">
      {pinned.size > 1 && (
        <Callout tone="warn" title="Projects run different versions">
          Their labels and scores answer different rules; compare them only criterion by criterion.
        </Callout>
      )}
      {projects.length === 0 && otherProjects === 0 && <p className="text-muted">No project runs it yet.</p>}
      <ul className="grid">
        {projects.map(({ id, name, purpose, version, isLead }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line py-2">
            <TextLink href={`/projects/${id}`} className="min-w-0 wrap-anywhere" dir="auto">
              {name}
            </TextLink>
            <Badge>{purpose}</Badge>
            <VersionBadge
              number={version}
              hash={versions.find(({ number }) => number === version)?.hash}
              guideline={guideline.name}
              pinned
            />
            {isLead && latest && latest.number !== version && (
              <MovePinButton
                projectId={id}
                projectName={name}
                from={version}
                to={latest.number}
                changesHref={`/guidelines/${guideline.id}/versions/${latest.number}/changes?from=${version}`}
                movePin={movePin}
              />
            )}
          </li>
        ))}
      </ul>
      {otherProjects > 0 && (
        <p className="text-muted">{formatCount(otherProjects, "other project")} that you are no member of.</p>
      )}
    </div>
  );
}
