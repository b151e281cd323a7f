import { Callout } from "@/components/ui/callout";
import { formatCount, formatNumber } from "@/components/ui/format";
import type { RecordEvent } from "@/lib/formats/record";

const SHOWN = 8;

/** The first records that will be refused, by line. */
export function LineProblems({ events }: { events: readonly RecordEvent[] }) {
  const problems = events.flatMap((event) => ("error" in event ? [event] : []));
  if (problems.length === 0) return null;
  return (
    <Callout tone="warn" title={`${formatCount(problems.length, "record")} of the beginning would be refused`}>
      <ol className="mt-1 grid gap-0.5">
        {problems.slice(0, SHOWN).map(({ line, row, error }) => (
          <li key={`${line} ${error.message}`} dir="auto">
            <span className="figures text-muted">{positionWords({ line, row })}</span> {error.message}
          </li>
        ))}
      </ol>
      {problems.length > SHOWN && <p className="text-muted">and {problems.length - SHOWN} more</p>}
      {problems.some(({ row }) => row !== undefined) && (
        <p className="mt-1 text-muted">
          Line: of the file as text. Row: as a spreadsheet counts, the header being row 1.
        </p>
      )}
      <p className="mt-1 text-muted">The others are imported all the same.</p>
    </Callout>
  );
}

/** `line 12`, and where a spreadsheet counts otherwise, because cells hold line breaks: `line 12, row 5`. */
export function positionWords({ line, row }: { line: number; row?: number }): string {
  const lines = `line ${formatNumber(line)}`;
  return row === undefined || row === line ? lines : `${lines}, row ${formatNumber(row)}`;
}
