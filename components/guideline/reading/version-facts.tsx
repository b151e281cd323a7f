import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Version } from "@/lib/guideline/records";

interface VersionFactsProps {
  version: Omit<Version, "content">;
  /** Whether the project that shows it is pinned to it. */
  pinned?: boolean;
}

/** Which version this is: badge, whole hash, when and by whom it was published, and why. */
export function VersionFacts({ version, pinned = false }: VersionFactsProps) {
  const { name, number, hash, note, publishedAt, publishedBy, retiredAt } = version;
  return (
    <div className="mb-6 grid grid-cols-[minmax(0,1fr)] gap-2 border-b border-line pb-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
        <VersionBadge number={number} hash={hash} guideline={name} pinned={pinned} />
        {retiredAt && <Badge>retired</Badge>}
        <span>
          published <Time at={publishedAt} />
          {publishedBy && ` by ${publishedBy}`}
        </span>
        <span className="flex min-w-0 items-center gap-1">
          <code className="min-w-0 truncate font-mono text-xs" title={hash}>
            {hash}
          </code>
          <CopyButton text={hash} label="Copy the hash" />
        </span>
      </p>
      {note && (
        <p className="max-w-[72ch] text-base whitespace-pre-line wrap-anywhere" dir="auto">
          {note}
        </p>
      )}
    </div>
  );
}
