import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Figure } from "@/components/ui/figure";
import { formatCount } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Consumer, GuidelineDetail } from "@/lib/guideline/records";
import type { Result } from "@/lib/server/errors";
import { ConsumerWarning } from "./consumer-warning";
import { type Moved, MovePinButton } from "./move-pin-button";

interface ConsumerListProps {
  guideline: GuidelineDetail;
  /** Projects whose move the page offers already. */
  offered: ReadonlySet<string>;
  movePin: (projectId: string, input: unknown) => Promise<Result<Moved>>;
}

/** The projects that run a guideline, each with its pinned version, and the way to the latest for those who lead them. */
export function ConsumerList({ guideline, offered, movePin }: ConsumerListProps) {
  const { projects, otherProjects, versions } = guideline;
  const latest = versions.find(({ retiredAt }) => retiredAt === null);
  return (
    <div className="grid gap-3">
      <ConsumerWarning {...guideline} />
      {projects.length === 0 && otherProjects === 0 && <p className="text-muted">No project runs it yet.</p>}
      <ul className="grid">
        {projects.map((consumer) => (
          <ConsumerItem
            key={consumer.id}
            consumer={consumer}
            hash={versions.find(({ number }) => number === consumer.version)?.hash}
            guideline={guideline.name}
            action={
              consumer.isLead &&
              latest &&
              latest.number !== consumer.version &&
              !offered.has(consumer.id) && (
                <MovePinButton
                  move={{
                    projectId: consumer.id,
                    projectName: consumer.name,
                    guidelineId: guideline.id,
                    from: consumer.version,
                    to: latest.number,
                  }}
                  movePin={movePin}
                />
              )
            }
          />
        ))}
      </ul>
      {otherProjects > 0 && (
        <p className="text-muted">{formatCount(otherProjects, "other project")} that you are no member of.</p>
      )}
    </div>
  );
}

interface ConsumerItemProps {
  consumer: Consumer;
  /** Hash of the pinned version. */
  hash: string | undefined;
  guideline: string;
  /** The way to the latest version, for those who lead the project. */
  action: ReactNode;
}

/** A project that runs a guideline: what it is for, its pinned version, and what was labelled there under which version. */
function ConsumerItem({ consumer, hash, guideline, action }: ConsumerItemProps) {
  const { id, name, purpose, version, labels, lastLabelAt } = consumer;
  return (
    <li className="grid gap-1 border-b border-line py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <TextLink href={`/projects/${id}`} className="min-w-0 wrap-anywhere" dir="auto">
          {name}
        </TextLink>
        <Badge>{purpose}</Badge>
        <VersionBadge number={version} hash={hash} guideline={guideline} pinned />
        {action}
      </div>
      <p className="flex flex-wrap gap-x-3 text-muted">
        {labels.map((under) => (
          <span key={under.version}>
            <Figure value={under.labels} /> {under.labels === 1 ? "label" : "labels"} under v{under.version}
          </span>
        ))}
        {lastLabelAt ? (
          <span>
            last label <Time at={lastLabelAt} />
          </span>
        ) : (
          <span>No label yet</span>
        )}
      </p>
    </li>
  );
}
