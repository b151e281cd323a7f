import { formatCount } from "@/components/ui/format";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { RoundSummary } from "@/lib/assign/queries";

interface RoundVersionsProps {
  round: Pick<RoundSummary, "guidelineVersion" | "guidelineHash" | "versions">;
  pinned: number;
}

/** Under which guideline version a round is labelled. Labels stay under theirs when the project moves; only open places follow it. */
export function RoundVersions({ round: { guidelineVersion, guidelineHash, versions }, pinned }: RoundVersionsProps) {
  const now = { number: guidelineVersion, hash: guidelineHash };
  const isWhole = versions.length === 0 || (versions.length === 1 && versions[0]!.number === guidelineVersion);
  if (isWhole) return <VersionBadge {...now} pinned={guidelineVersion === pinned} />;
  const follows = versions.every(({ number }) => number !== guidelineVersion);
  return (
    <>
      {versions.map(({ number, hash, places }) => (
        <span key={number} className="inline-flex items-center gap-1.5">
          <VersionBadge number={number} hash={hash} pinned={number === pinned} />
          <span className="text-xs text-muted">{formatCount(places, "label")}</span>
        </span>
      ))}
      {follows && (
        <span className="inline-flex items-center gap-1.5">
          <VersionBadge {...now} pinned={guidelineVersion === pinned} />
          <span className="text-xs text-muted">what is open</span>
        </span>
      )}
    </>
  );
}
