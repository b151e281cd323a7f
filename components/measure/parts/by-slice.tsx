import { Estimate } from "@/components/estimate/estimate";
import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { BySlice as Found, SliceAgreement } from "@/lib/measure/parts/by-slice";

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
          <ListTable
            caption="Agreement by slice, most disagreement for its labels first"
            columns={columnsFor(versions, href)}
            rows={rows.slice(0, SHOWN)}
            rowKey={({ name, value }) => `${name}=${value}`}
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

const columnsFor = (
  versions: readonly VersionStamp[],
  href: (slice: string) => string,
): readonly ListColumn<SliceAgreement>[] => [
  {
    label: "Slice",
    cell: ({ name, value }) => (
      <TextLink href={href(`${name}=${value}`)}>
        <bdi>{name}</bdi>: <bdi>{value || "empty"}</bdi>
      </TextLink>
    ),
  },
  { label: "Alpha", cell: ({ alpha }) => <Estimate estimate={alpha} versions={versions} hide={["mixed"]} /> },
  { label: "Of all disagreement", align: "end", cell: ({ disagreement }) => <Share of={disagreement} /> },
  { label: "Of compared labels", align: "end", cell: ({ ratings }) => <Share of={ratings} /> },
];

function Share({ of }: { of: number | null }) {
  return of === null ? "–" : <Figure value={of * 100} digits={0} unit="%" />;
}
