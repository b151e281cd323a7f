import { Figure } from "@/components/ui/figure";
import { formatCount, formatPercent } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import type { Coverage } from "@/lib/assign/coverage-queries";

interface CoverageTableProps {
  rows: readonly Coverage[];
  href: (labels: number) => string;
  /** Number of labels whose examples are listed below. */
  open: number | null;
}

/** How many examples have all their labels, one fewer, and so on down to none. */
export function CoverageTable({ rows, href, open }: CoverageTableProps) {
  const all = rows.reduce((sum, { examples }) => sum + examples, 0);
  return (
    <ListTable
      caption="Examples by the number of their labels"
      rows={rows}
      rowKey={({ labels }) => labels}
      columns={[
        {
          label: "Labels",
          cell: ({ labels }) => (
            <TextLink
              href={href(labels)}
              aria-current={labels === open ? "true" : undefined}
              className={labels === open ? "font-semibold" : undefined}
            >
              {labels === 0 ? "no label" : formatCount(labels, "label")}
            </TextLink>
          ),
        },
        {
          label: "Share",
          cell: ({ examples }) => (
            <span className="flex items-center gap-2">
              <span aria-hidden className="keep-color block h-2 w-32 overflow-hidden rounded-sm bg-line">
                <span className="block h-full bg-slate" style={{ width: `${(examples / Math.max(all, 1)) * 100}%` }} />
              </span>
              <span className="figures text-muted">{formatPercent(examples / Math.max(all, 1))}</span>
            </span>
          ),
        },
        { label: "Examples", align: "end", cell: ({ examples }) => <Figure value={examples} /> },
        { label: "Complete", align: "end", cell: ({ complete }) => <Figure value={complete} /> },
      ]}
    />
  );
}
