"use client";

import { useMemo, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Section } from "@/components/ui/section";
import { guessLabels } from "@/lib/import/guess-labels";
import { draftToMapping } from "@/lib/import/label-draft";
import { previewLabels } from "@/lib/import/preview";
import type { DeskForm } from "./desk-form";
import { CircumstanceColumns, LabelColumns } from "./label-columns";
import { LabelPreview } from "./label-preview";
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
          <CircumstanceColumns columns={columns} draft={draft} onChange={setDraft} />
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
