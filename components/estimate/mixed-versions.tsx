import clsx from "clsx";
import type { VersionStamp } from "@/components/version-badge/version-badge";

const AND = new Intl.ListFormat("en", { type: "conjunction" });

/** That labels of several guideline versions enter a figure: `mixes v1 and v2`; null where they are of one. */
export function mixedWords(versions: readonly VersionStamp[]): string | null {
  const numbers = [...new Set(versions.map(({ number }) => number))].sort((a, b) => (a ?? 0) - (b ?? 0));
  if (numbers.length < 2) return null;
  return `mixes ${AND.format(numbers.map((number) => (number === null ? "the draft" : `v${number}`)))}`;
}

/** The same beside a figure; nothing where there is one version. */
export function MixedVersions({ versions, className }: { versions: readonly VersionStamp[]; className?: string }) {
  const words = mixedWords(versions);
  return words && <span className={clsx("text-xs whitespace-nowrap text-warn", className)}>{words}</span>;
}
