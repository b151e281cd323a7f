"use client";

import { useMemo, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { formatDuration } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { RecordEvent } from "@/lib/formats/record";
import { summariseExport } from "@/lib/import/exports/export-summary";
import { guessLabels } from "@/lib/import/guess-labels";
import { draftToMapping, exportMapping } from "@/lib/import/label-draft";
import { entries, listColumns, offeredColumns } from "@/lib/import/offered-columns";
import { type PreviewLabel, previewLabels } from "@/lib/import/preview";
import { leftOutWords } from "@/lib/jobs/left-out";
import { AnswerLayout } from "./answer-layout";
import { ColumnSelect } from "./column-select";
import type { DeskForm } from "./desk-form";
import { ExportLabels, NO_CHOICES, unsaid } from "./export-labels";
import { CircumstanceColumns, LabelColumns } from "./label-columns";
import { LineProblems } from "./line-problems";
import { SendBar } from "./send-bar";
import { useUpload } from "./use-upload";

/** Existing labels: which columns say who, what and how, and how the first rows will be read. */
export function LabelsForm({ projectId, source, preview, criteria, table }: DeskForm) {
  const { columns, events } = preview;
  const records = useMemo(() => events.flatMap((event) => ("value" in event ? [event.value] : [])), [events]);
  const [draft, setDraft] = useState(() => guessLabels(columns, criteria, records));
  const [choices, setChoices] = useState(NO_CHOICES);
  const [createExamples, setCreateExamples] = useState(false);
  const upload = useUpload();
  const summary = useMemo(() => summariseExport(records, criteria, choices.criteria), [records, criteria, choices]);
  const mapped = useMemo(
    () => (summary ? exportMapping(choices, table) : draftToMapping(draft, table)),
    [summary, choices, draft, table],
  );
  const read = useMemo(
    () => (mapped.ok ? previewLabels(events, mapped.mapping, criteria) : null),
    [events, mapped, criteria],
  );
  const good = read?.events.filter((event) => "value" in event).length ?? 0;
  const nothing = good === 0 && events.length > 0 ? "No row of the beginning gives a label yet." : null;
  const obstacle = mapped.ok ? (read?.problem ?? (summary && unsaid(summary, choices)) ?? nothing) : mapped.message;
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
  const left = leftOutWords(read?.leftOut ?? {});
  return (
    <>
      {summary ? (
        <Section title="Labels in the records" note="Of examples that are in the project already">
          <ExportLabels {...{ summary, criteria, choices }} onChange={setChoices} withExamples={false} />
        </Section>
      ) : (
        <Section title="Columns" note="What each column says. Guessed from the names; change what is wrong.">
          <ColumnsOfLabels {...{ columns, records, criteria, draft }} onChange={setDraft} />
        </Section>
      )}
      <Section
        title="What becomes of it"
        note="The first rows, as they will be stored under the guideline version in force"
      >
        <div className="grid gap-4">
          {read && <LineProblems events={read.events} />}
          {left !== "" && <p className="text-muted">Left out: {left}.</p>}
          {read ? <LabelPreview events={read.events} /> : <p className="text-muted">{obstacle}</p>}
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

/** The columns of a file of labels; of a list in each record, those of its entries. */
function ColumnsOfLabels({ columns, records, criteria, draft, onChange }: Parameters<typeof AnswerLayout>[0]) {
  const lists = useMemo(() => listColumns(columns, records), [columns, records]);
  const offered = useMemo(() => offeredColumns(columns, records, draft.each), [columns, records, draft.each]);
  const rows = useMemo(() => entries(records, draft.each), [records, draft.each]);
  return (
    <div className="grid gap-6">
      {lists.length > 0 && (
        <div className="max-w-md">
          <ColumnSelect
            label="Answers in a list"
            help="Where a record holds those of several people. Columns then are those of its entries, too."
            columns={lists}
            value={draft.each}
            onChange={(each) => onChange({ ...draft, each })}
          />
        </div>
      )}
      <LabelColumns columns={offered} draft={draft} onChange={onChange} />
      <AnswerLayout columns={offered} records={rows} criteria={criteria} draft={draft} onChange={onChange} />
      <CircumstanceColumns columns={offered} records={rows} draft={draft} onChange={onChange} />
    </div>
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
        { label: "Example", cell: (row) => row.example || "by its content" },
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
