import { LinkButton } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";

interface DraftLineProps {
  guidelineId: string;
  savedAt: string;
  savedBy: string | null;
  /** The number of the version that the draft is the same as. */
  sameAs: number | null;
}

/** The draft above the versions: whether it holds anything that is not published. */
export function DraftLine({ guidelineId, savedAt, savedBy, sameAs }: DraftLineProps) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line pb-3">
      <VersionBadge number={null} />
      <p className="min-w-0 flex-1 text-muted">
        {sameAs === null ? "Holds changes that are not published" : `The same as version ${sameAs}`}, saved{" "}
        <Time at={savedAt} />
        {savedBy && `, ${savedBy}`}
      </p>
      {sameAs === null && (
        <LinkButton size="sm" href={`/guidelines/${guidelineId}/publish`}>
          Review and publish
        </LinkButton>
      )}
    </div>
  );
}
