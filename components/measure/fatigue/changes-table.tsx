import { Estimate } from "@/components/estimate/estimate";
import { writeValue } from "@/components/estimate/estimate-words";
import { formatNumber } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import { changeOver, detectableOver, halvesChange } from "@/lib/measure/fatigue/changes";
import type { FatigueFigures, MeasureFigures } from "@/lib/measure/fatigue/survey";
import { measureWords } from "./measure-words";
import { stepsOf } from "./reading-words";

interface ChangesTableProps {
  figures: FatigueFigures;
  measures: readonly MeasureFigures[];
  versions: readonly VersionStamp[];
}

/** What changes from the first label of a typical session to its last, and how sure that is. */
export function ChangesTable({ figures, measures, versions }: ChangesTableProps) {
  const steps = stepsOf(figures);
  const words = ({ measure }: MeasureFigures) => measureWords(measure, figures.judgedBy);
  const columns: readonly ListColumn<MeasureFigures>[] = [
    { label: "What", cell: (row) => words(row).title },
    {
      label: `Over ${formatNumber(steps + 1)} labels`,
      cell: (row) => (
        <Estimate
          estimate={changeOver(row, steps, figures)}
          versions={versions}
          format={words(row).change}
          hide={["whisker", "n", "mixed"]}
        />
      ),
    },
    {
      label: "Second half − first",
      cell: (row) => (
        <Estimate
          estimate={halvesChange(row, figures)}
          versions={versions}
          format={words(row).change}
          hide={["whisker", "n", "mixed"]}
        />
      ),
    },
    {
      label: "p, adjusted",
      align: "end",
      cell: ({ q }) => <span className="tabular">{q === null ? "–" : pWords(q)}</span>,
    },
    {
      label: "Could be found",
      align: "end",
      cell: (row) => {
        const least = detectableOver(row, steps);
        return (
          <span className="tabular text-muted">
            {least === null ? "–" : `± ${writeValue(least, { ...words(row).change, signed: false })}`}
          </span>
        );
      },
    },
    {
      label: "People",
      align: "end",
      cell: ({ slope }) => <span className="tabular">{formatNumber(slope.annotators)}</span>,
    },
  ];
  return (
    <ListTable
      caption="What changes over a session"
      columns={columns}
      rows={measures}
      rowKey={({ measure }) => measure}
    />
  );
}

/** p to two figures that matter: `0.03`, `0.004`, `< 0.001`. */
export function pWords(p: number): string {
  if (p < 0.001) return "< 0.001";
  return formatNumber(p, { digits: p < 0.01 ? 3 : 2 });
}
