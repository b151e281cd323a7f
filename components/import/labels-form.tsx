"use client";

import { useMemo, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { formatDuration } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { RecordEvent } from "@/lib/formats/record";
import { guessLabels } from "@/lib/import/guess-labels";
import { draftToMapping } from "@/lib/import/label-draft";
import { type PreviewLabel, previewLabels } from "@/lib/import/preview";
import type { DeskForm } from "./desk-form";
import { CircumstanceColumns, LabelColumns } from "./label-columns";
import { LineProblems } from "./line-problems";
import { SendBar } from "./send-bar";
import { useUpload } from "./use-upload";
import { ValueColumns } from "./value-columns";

/** Existing labels: which columns say who, what and how, and how the first rows will be read. */
export function LabelsForm({ projectId, source, preview, criteria, table }: DeskForm) {
  const { columns, events } = preview;
  const records = useMemo(() => events.flatMap((event) => ("value" in event ? [event.value] : [])), [events]);
  const [draft, setDraft] = useState(() => guessLabels(columns, criteria, records));
  const [createExamples, setCreateExamples] = useState(false);
  const upload = useUpload();
  const mapped = useMemo(() => draftToMapping(draft, table), [draft, table]);
  const read = useMemo(
    () => (mapped.ok ? previewLabels(events, mapped.mapping, criteria) : []),
    [events, mapped, criteria],
  );
  const good = read.filter((event) => "value" in event).length;
  const obstacle = mapped.ok
    ? good === 0 && events.length > 0
      ? "No row of the beginning gives a label yet."
      : null
    : mapped.message;
  const send = () =>
    mapped.ok &&
    upload.send({
      projectId,
      what: "annotations",
      body: source.blob,
      query: {
        fileName: source.name,
        mapping: JSON.stringify(mapped.mapping),
        createExamples: createExamples ? "true" : undefined,
      },
    });
  return (
    <>
      <Section title="Columns" note="What each column says. Guessed from the names; change what is wrong.">
        <div className="grid gap-6">
          <LabelColumns columns={columns} draft={draft} onChange={setDraft} />
          <ValueColumns columns={columns} records={records} criteria={criteria} draft={draft} onChange={setDraft} />
          <CircumstanceColumns columns={columns} records={records} draft={draft} onChange={setDraft} />
        </div>
      </Section>
      <Section
        title="What becomes of it"
        note="The first rows, as they will be stored under the guideline version in force"
      >
        <div className="grid gap-4">
          <LineProblems events={read} />
          {mapped.ok ? <LabelPreview events={read} /> : <p className="text-muted">{mapped.message}</p>}
        </div>
      </Section>
      <Checkbox
        label="Make a placeholder for each example that the project does not have"
        help="Its text is its id. Agreement can then be measured where the texts are not at hand. Otherwise such labels are refused by line."
        checked={createExamples}
        onChange={(event) => setCreateExamples(event.target.checked)}
      />
      <SendBar
        upload={upload}
        bytes={source.blob.size}
        label="Import labels"
        obstacle={obstacle}
        onSend={() => void send()}
      />
    </>
  );
}

const SHOWN = 12;

/** The first labels as they will be stored. */
function LabelPreview({ events }: { events: readonly RecordEvent<PreviewLabel>[] }) {
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
