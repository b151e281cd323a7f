import { Callout } from "@/components/ui/callout";
import { formatCount, formatNumber, formatPercent } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { duplicatesHref } from "@/lib/curate/duplicates/address";
import type { DuplicateFigures } from "@/lib/curate/duplicates/schema";
import { MEANING_WORDS } from "./words";

/** Says which sources, imports and slices would lose most of themselves; nothing where none would. */
export function Losing({ projectId, figures }: { projectId: string; figures: DuplicateFigures }) {
  const all = figures.flatMap(({ meaning, losing }) => losing.map((one) => ({ meaning, ...one })));
  if (all.length === 0) return null;
  return (
    <Callout
      tone="warn"
      title={`${formatCount(all.length, "part")} of the data would lose more than half of ${all.length === 1 ? "itself" : "themselves"}`}
    >
      <p>
        Look at their clusters before anything is excluded: what looks like copies may be one form with different
        content.
      </p>
      <ul className="mt-1 list-disc ps-5">
        {all.slice(0, 10).map(({ meaning, by, name, examples, extra }) => (
          <li key={`${meaning} ${by} ${name}`}>
            {by}{" "}
            {by === "source" ? (
              <TextLink href={duplicatesHref(projectId, { meaning, source: name })}>
                <bdi>{name}</bdi>
              </TextLink>
            ) : (
              <bdi className="font-medium">{name}</bdi>
            )}
            : {formatNumber(extra)} of {formatNumber(examples)} ({formatPercent(extra / examples)}) by{" "}
            {MEANING_WORDS[meaning].label.toLowerCase()}
          </li>
        ))}
      </ul>
      {all.length > 10 && <p>And {formatNumber(all.length - 10)} more.</p>}
    </Callout>
  );
}
