import { pack } from "@/components/ui/packed";
import { Section } from "@/components/ui/section";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { BySlice as Found } from "@/lib/measure/parts/by-slice";
import { type SliceRow, SliceTable } from "./slice-table";

interface BySliceProps {
  found: Found;
  versions: readonly VersionStamp[];
  /** The same page under a slice. */
  href: (slice: string) => string;
}

const SHOWN = 30;

/** On which kinds of examples people disagree. */
export function BySlice({ found: { rows, tooManyValues }, versions, href }: BySliceProps) {
  if (rows.length === 0 && tooManyValues.length === 0) return null;
  return (
    <Section title="By slice" note="On which kinds of examples do people disagree?">
      <div className="grid gap-2">
        {rows.length > 0 && (
          <SliceTable
            rows={pack<SliceRow>(
              rows.slice(0, SHOWN).map((row) => ({ ...row, href: href(`${row.name}=${row.value}`) })),
            )}
            versions={versions}
          />
        )}
        <p className="max-w-[72ch] text-xs text-muted">
          {rows.length > 0 &&
            `Ranked by disagreement for the labels that are compared; slices under 20 examples come last, in grey. Intervals by jackknife over examples${rows.length > SHOWN ? `; the first ${SHOWN} of ${rows.length}` : ""}. Of many slices some look worse by chance. `}
          {tooManyValues.length > 0 && `With more than 50 values, and so not listed: ${tooManyValues.join(", ")}.`}
        </p>
      </div>
    </Section>
  );
}
