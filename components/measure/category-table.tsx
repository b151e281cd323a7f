import { Estimate } from "@/components/estimate/estimate";
import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import type { CategoryFigure } from "@/lib/measure/agreement";

const columns: readonly ListColumn<CategoryFigure>[] = [
  {
    label: "Answer",
    cell: ({ value }) => <span dir="auto">{Array.isArray(value) ? value.join(", ") || "none" : String(value)}</span>,
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
      <Estimate estimate={alpha} minimumItems={fewUses ? Number.POSITIVE_INFINITY : 0} hide={["n"]} />
    ),
  },
];

/** Agreement on each answer by itself; grey where it was used fewer than 20 times. */
export function CategoryTable({ categories }: { categories: readonly CategoryFigure[] }) {
  return (
    <ListTable
      caption="Agreement by answer"
      columns={columns}
      rows={categories}
      rowKey={({ value }) => JSON.stringify(value)}
    />
  );
}
