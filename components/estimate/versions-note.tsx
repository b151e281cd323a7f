import { Callout } from "@/components/ui/callout";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import { meanTheSame } from "@/lib/guideline/version-ref";

/** What it means that figures hold labels of several guideline versions; nothing where they hold those of one. */
export function VersionsNote({ versions, per }: { versions: readonly VersionStamp[]; per: string }) {
  if (versions.length < 2) return null;
  if (!meanTheSame(versions))
    return (
      <Callout tone="warn" title="Labels of several guideline versions are mixed">
        Each person counts once per {per}, with their latest label. The criterion changed its meaning in between: these
        figures compare different questions.
      </Callout>
    );
  const numbers = versions.map(({ number }) => number).join(", ");
  return (
    <p className="max-w-[72ch] text-muted">
      The criterion means the same in versions {numbers}: their labels count together, of each person the latest on an{" "}
      {per}.
    </p>
  );
}
