"use client";

import { useMemo, useState } from "react";
import { ExampleView } from "@/components/example-view/example-view";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { Pager } from "@/components/ui/pager";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Section } from "@/components/ui/section";
import { EXAMPLE_KINDS } from "@/lib/formats/example";
import { isRecord } from "@/lib/formats/fields";
import { ALL_TAKEN, draftToExampleMapping, guessExamples, USUALLY_TAKEN } from "@/lib/import/example-draft";
import { summariseExport } from "@/lib/import/exports/export-summary";
import { exampleRecord } from "@/lib/import/exports/open-export";
import { odditiesOf, shapesOf } from "@/lib/import/field-account";
import { chosenOnly } from "@/lib/import/label-draft";
import { previewExamples } from "@/lib/import/preview";
import type { ReadExample } from "@/lib/import/read-examples";
import type { DeskForm } from "./desk-form";
import { ExampleMappingForm } from "./example-mapping";
import { type ExportChoices, ExportLabels, NO_CHOICES, unsaid } from "./export-labels";
import { FieldAccount } from "./field-account";
import { LineProblems, positionWords } from "./line-problems";
import { OddRecords } from "./odd-records";
import { SendBar } from "./send-bar";
import { useUpload } from "./use-upload";

/** Examples: which column is which field, what the first become, where they come from. */
export function ExamplesForm({ projectId, source, preview, criteria, kinds, table }: DeskForm) {
  const { events } = preview;
  const whole = useMemo(() => events.flatMap((event) => ("value" in event ? [event.value] : [])), [events]);
  const records = useMemo(() => whole.map((record) => exampleRecord(record)), [whole]);
  const columns = useMemo(() => [...new Set(records.filter(isRecord).flatMap(Object.keys))], [records]);
  const [wantsLabels, setWantsLabels] = useState<boolean | null>(null);
  const [choices, setChoices] = useState(NO_CHOICES);
  const summary = useMemo(() => summariseExport(whole, criteria, choices.criteria), [whole, criteria, choices]);
  const [draft, setDraft] = useState(() => guessExamples(columns, records));
  const takesLabels = wantsLabels ?? summary?.questions.some(({ criterion }) => criterion !== undefined) ?? false;
  const [origin, setOrigin] = useState({ source: "", licence: "" });
  const upload = useUpload();
  const [taken, setTaken] = useState(USUALLY_TAKEN);
  const mapping = useMemo(() => draftToExampleMapping(draft, table, taken), [draft, table, taken]);
  const read = useMemo(() => previewExamples(events, { mapping }), [events, mapping]);
  const oddities = useMemo(() => {
    const all = draftToExampleMapping(draft, table, ALL_TAKEN);
    return odditiesOf(events, previewExamples(events, { mapping: all }));
  }, [draft, table, events]);
  const good = read.filter((event) => "value" in event).length;
  const send = () =>
    upload.send({
      projectId,
      what: "examples",
      body: source.blob,
      query: {
        fileName: source.name,
        mapping: mapping && JSON.stringify(mapping),
        ...origin,
        ...(summary && { labels: String(takesLabels), ...labelQuery(choices) }),
      },
    });
  const nothing = good === 0 && events.length > 0 ? "No record of the beginning can be read as an example yet." : null;
  return (
    <>
      {columns.length > 0 && (
        <Section
          title="Columns"
          note="Usual names are known. What no field is given for is kept with the example’s origin."
        >
          <ExampleMappingForm
            columns={columns}
            records={records}
            criteria={criteria}
            draft={draft}
            onChange={setDraft}
          />
        </Section>
      )}
      <Section
        title="What becomes of it"
        note={
          read.length === 1
            ? "The record, as it will be stored"
            : `The first ${formatCount(read.length, "record")}, as they will be stored`
        }
      >
        <div className="grid gap-4">
          <LineProblems events={read} />
          <OddRecords oddities={oddities} kindsBefore={kinds} taken={taken} onChange={setTaken} />
          <FieldAccount events={read} columns={columns} />
          <ExamplePreview events={read} />
        </div>
      </Section>
      {summary && (
        <Section title="Labels in the records" note="Who answered what, as the tool exported it">
          <div className="grid gap-4">
            <Checkbox
              label="Take the labels too"
              help={`Answers to ${summary.questions.map(({ name }) => name).join(", ") || "no question"}. Otherwise only the examples are taken, to be labelled anew.`}
              checked={takesLabels}
              onChange={(event) => setWantsLabels(event.target.checked)}
            />
            {takesLabels && <ExportLabels {...{ summary, criteria, choices }} onChange={setChoices} withExamples />}
          </div>
        </Section>
      )}
      <Section title="Origin" note="For records that do not say it themselves">
        <div className="grid max-w-xl gap-3 sm:grid-cols-2">
          <Field label="Source">
            <Input
              maxLength={500}
              value={origin.source}
              onChange={(event) => setOrigin({ ...origin, source: event.target.value })}
            />
          </Field>
          <Field label="Licence">
            <Input
              maxLength={200}
              value={origin.licence}
              onChange={(event) => setOrigin({ ...origin, licence: event.target.value })}
            />
          </Field>
        </div>
      </Section>
      <SendBar
        upload={upload}
        bytes={source.blob.size}
        label="Import examples"
        obstacle={nothing ?? (summary && takesLabels ? unsaid(summary, choices) : null)}
        onSend={send}
      />
    </>
  );
}

function labelQuery({ annotator, criteria, gold }: ExportChoices): Record<string, string | undefined> {
  return {
    annotator: annotator.trim() || undefined,
    criteria: JSON.stringify(chosenOnly(criteria)),
    gold: gold ? "true" : undefined,
  };
}

/** The examples of the beginning of the file, one at a time, and how many there are of each kind. */
function ExamplePreview({ events }: { events: readonly ReadExample[] }) {
  const [page, setPage] = useState(1);
  const good = events.flatMap((event) => ("value" in event ? [event] : []));
  const shown = good[Math.min(page, good.length) - 1];
  if (!shown) return null;
  const counts = EXAMPLE_KINDS.map((kind) => ({ kind, n: good.filter(({ value }) => value.kind === kind).length }));
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        {counts
          .filter(({ n }) => n > 0)
          .map(({ kind, n }) => (
            <Badge key={kind}>
              {kind}: {n}
            </Badge>
          ))}
        <span className="text-muted">
          read as{" "}
          {shapesOf(good)
            .map(({ shape }) => shape.replaceAll("-", " "))
            .join(", ")}
          ; shown: <span className="figures">{positionWords(shown)}</span>, of{" "}
          {formatCount(good.length, "readable record")}
        </span>
        <span className="ms-auto">
          <Pager page={Math.min(page, good.length)} size={1} total={good.length} noun="example" onPage={setPage} />
        </span>
      </div>
      <ScrollRegion
        label="The record as it will be shown"
        className="max-h-[28rem] overflow-y-auto rounded-lg border border-line p-4"
      >
        <ExampleView key={shown.line} example={shown.value} />
      </ScrollRegion>
    </div>
  );
}
