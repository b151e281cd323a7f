import { Fragment } from "react";
import { Explained } from "@/components/glossary/explained";
import { Badge } from "@/components/ui/badge";
import { formatCount } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { ChangeKind } from "@/lib/guideline/changes/schema";
import type { VersionSummary } from "@/lib/guideline/records";
import { CHANGE_WORDS } from "./publish/change-words";

interface VersionListProps {
  guidelineId: string;
  name: string;
  versions: readonly VersionSummary[];
}

const TOLD: readonly ChangeKind[] = ["semantic", "editorial", "added", "removed"];

/** The published versions, newest first: what each changed and why. */
export function VersionList({ guidelineId, name, versions }: VersionListProps) {
  return (
    <ol className="grid">
      {versions.map(({ number, hash, note, changes, criteria, publishedAt, publishedBy, retiredAt }) => {
        const href = `/guidelines/${guidelineId}/versions/${number}`;
        const kinds = Object.values(changes);
        return (
          <li key={number} className="grid gap-1 border-b border-line py-3 first:pt-0 last:border-b-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <VersionBadge number={number} hash={hash} guideline={name} />
              <TextLink href={href}>Read</TextLink>
              {number > 1 && <TextLink href={`${href}/changes`}>What changed</TextLink>}
              {retiredAt && <Badge>retired</Badge>}
              <span className="text-muted">
                <Time at={publishedAt} />
                {publishedBy && `, ${publishedBy}`}
              </span>
            </div>
            {note && (
              <p className="max-w-[72ch] whitespace-pre-line wrap-anywhere" dir="auto">
                {note}
              </p>
            )}
            <p className="text-muted">
              {formatCount(criteria, "criterion", "criteria")}
              {number > 1 &&
                TOLD.filter((kind) => kinds.includes(kind)).map((kind) => {
                  const words = CHANGE_WORDS[kind].label.toLowerCase();
                  return (
                    <Fragment key={kind}>
                      {` · ${kinds.filter((one) => one === kind).length} `}
                      {kind === "semantic" || kind === "editorial" ? <Explained term={kind}>{words}</Explained> : words}
                    </Fragment>
                  );
                })}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
