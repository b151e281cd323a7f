import { Estimate } from "@/components/estimate/estimate";
import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { CategoryFigure } from "@/lib/measure/agreement";

const columnsFor = ({ versions, words }: CategoryTableProps): readonly ListColumn<CategoryFigure>[] => [
  {
    label: "Answer",
    cell: ({ value }) => <bdi>{words(value)}</bdi>,
  },
  { label: "Used", align: "end", cell: ({ uses }) => <Figure value={uses} /> },
  {
    label: "Share",
    align: "end",
    cell: ({ share }) => (share === null ? "–" : <Figure value={share * 100} digits={0} unit="%" />),
  },
  {
    label: "Alpha, this answer against the rest",
    cell: ({ alpha, fewUses }) => (
      <Estimate
        estimate={alpha}
        versions={versions}
        minimumItems={fewUses ? Number.POSITIVE_INFINITY : 0}
        hide={["n"]}
      />
    ),
  },
];

interface CategoryTableProps {
  categories: readonly CategoryFigure[];
  versions: readonly VersionStamp[];
  words: (value: CategoryFigure["value"]) => string;
}

/** Agreement on each answer by itself; grey where it was used fewer than 20 times. */
export function CategoryTable(props: CategoryTableProps) {
  return (
    <ListTable
      caption="Agreement by answer"
      columns={columnsFor(props)}
      rows={props.categories}
      rowKey={({ value }) => JSON.stringify(value)}
    />
  );
}
