import clsx from "clsx";
import { Callout } from "@/components/ui/callout";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import { meanTheSame } from "@/lib/guideline/version-ref";

const AND = new Intl.ListFormat("en", { type: "conjunction" });

/**
 * That labels of several guideline versions enter a figure; null where they are of one. `of v1 and v2` where the criterion means the
 * same in all of them, `mixes v1 and v2` where it does not or where that is not known.
 */
export function versionsWords(versions: readonly VersionStamp[]): string | null {
  const numbers = [...new Set(versions.map(({ number }) => number))].sort((a, b) => (a ?? 0) - (b ?? 0));
  if (numbers.length < 2) return null;
  const named = AND.format(numbers.map((number) => (number === null ? "the draft" : `v${number}`)));
  return `${meanTheSame(versions) ? "of" : "mixes"} ${named}`;
}

/** The same beside a figure; nothing where there is one version. */
export function MixedVersions({ versions, className }: { versions: readonly VersionStamp[]; className?: string }) {
  const words = versionsWords(versions);
  const isMixture = words !== null && !meanTheSame(versions);
  return (
    words && (
      <span className={clsx("text-xs whitespace-nowrap", isMixture ? "text-warn" : "text-muted", className)}>
        {words}
      </span>
    )
  );
}

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
