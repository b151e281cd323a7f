import { Estimate } from "@/components/estimate/estimate";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { consistencyOn } from "@/lib/measure/parts/part-queries";
import type { ValueOf } from "@/lib/server/errors";

type Named = NonNullable<ValueOf<typeof consistencyOn>["found"]>;

interface ConsistencyProps {
  found: Named;
  versions: readonly VersionStamp[];
  /** Where somebody's repeated examples are. */
  href: (annotator: string) => string;
}

/** How far people agree with themselves. */
export function Consistency({ found: { all, people }, versions, href }: ConsistencyProps) {
  const rows = [{ annotator: null, ...all }, ...people];
  return (
    <Section title="With themselves" note="Do people answer the same when they see an example again?">
      {people.length === 0 ? (
        <p className="max-w-[72ch] text-muted">
          Nobody has answered an example twice yet. A round with a share of repeats shows some examples again.
        </p>
      ) : (
        <div className="grid gap-2">
          <ListTable
            caption="Agreement of people with themselves, the least first"
            columns={columnsFor(versions, href)}
            rows={rows}
            rowKey={({ annotator }) => annotator?.id ?? "all"}
          />
          <p className="max-w-[72ch] text-xs text-muted">
            Pairs of answers of one person to one example, n examples; intervals by jackknife over them. Agreement with
            others can hardly be higher than this.
          </p>
        </div>
      )}
    </Section>
  );
}

type Row = Omit<Named["people"][number], "annotator"> & { annotator: Named["people"][number]["annotator"] | null };

const columnsFor = (versions: readonly VersionStamp[], href: ConsistencyProps["href"]): readonly ListColumn<Row>[] => [
  {
    label: "Person",
    cell: ({ annotator }) =>
      annotator ? (
        <TextLink href={href(annotator.id)}>
          <bdi>{annotator.name}</bdi>
        </TextLink>
      ) : (
        "Everybody"
      ),
  },
  {
    label: "Equal answers",
    cell: ({ agreement }) => (
      <Estimate estimate={agreement} versions={versions} format={{ percent: true }} hide={["mixed"]} />
    ),
  },
  { label: "Alpha", cell: ({ alpha }) => <Estimate estimate={alpha} versions={versions} hide={["mixed", "n"]} /> },
];
