import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Figure } from "@/components/ui/figure";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Consumer } from "@/lib/guideline/records";

interface ConsumerItemProps {
  consumer: Consumer;
  /** Hash of the pinned version. */
  hash: string | undefined;
  guideline: string;
  /** The way to the latest version, for those who lead the project. */
  action: ReactNode;
}

/** A project that runs a guideline: what it is for, its pinned version, and what was labelled there under which version. */
export function ConsumerItem({ consumer, hash, guideline, action }: ConsumerItemProps) {
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
