import { formatDuration } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { Time } from "@/components/ui/time";
import type { RecordEvent } from "@/lib/formats/record";
import type { PreviewLabel } from "@/lib/import/preview";

const SHOWN = 12;

/** The first labels as they will be stored. */
export function LabelPreview({ events }: { events: readonly RecordEvent<PreviewLabel>[] }) {
  const rows = events
    .flatMap((event) => ("value" in event ? [event] : []))
    .slice(0, SHOWN)
    .map(({ line, value }, index) => ({ index, line, ...value }));
  if (rows.length === 0) return null;
  const has = (field: "submittedAt" | "wallMs" | "activeMs" | "session" | "comment") =>
    rows.some((row) => row[field] !== undefined);
  return (
    <ListTable
      caption="The first labels"
      rows={rows}
      rowKey={(row) => row.index}
      columns={[
        { label: "Line", align: "end", cell: (row) => <span className="tabular">{row.line}</span> },
        { label: "Example", cell: (row) => row.example },
        { label: "Annotator", cell: (row) => row.annotator },
        { label: "Criterion", cell: (row) => row.criterion },
        { label: "Answer", cell: (row) => <code className="font-mono">{answerText(row.read)}</code> },
        ...(has("submittedAt")
          ? [{ label: "Given", cell: (row: Row) => row.submittedAt && <Time at={row.submittedAt} form="absolute" /> }]
          : []),
        ...(has("wallMs") || has("activeMs")
          ? [{ label: "Took", cell: (row: Row) => tookText(row.wallMs ?? row.activeMs) }]
          : []),
        ...(has("session") ? [{ label: "Session", cell: (row: Row) => row.session }] : []),
        ...(has("comment") ? [{ label: "Comment", cell: (row: Row) => row.comment }] : []),
      ]}
    />
  );
}

type Row = PreviewLabel & { index: number; line: number };

function answerText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function tookText(ms: number | undefined): string {
  return ms === undefined ? "" : formatDuration(ms);
}
