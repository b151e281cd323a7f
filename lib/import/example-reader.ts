import type { Example } from "@/lib/formats/example";
import { isRecord } from "@/lib/formats/fields";
import type { RecordEvent } from "@/lib/formats/record";
import type { Criterion } from "@/lib/guideline/schema";
import type { AnnotationRow } from "./annotation-row";
import { readForExample } from "./example-answer";
import type { ExportRecord } from "./exports/export-record";
import { exportRows } from "./exports/export-rows";
import { asAnswer, matchNames } from "./exports/match-names";
import { exampleRecord, openExport } from "./exports/open-export";
import type { ImportEvent, Outcome } from "./import-event";
import { ColumnWatch, exampleColumns } from "./mapped-columns";
import { spreadOutputs } from "./model-outputs";
import { examplesOf } from "./read-examples";
import type { ImportExamplesOptions } from "./schema";

/** An example and what its record says of the labels that it has already. */
export interface ReadRecord {
  example: Example;
  labels: Outcome<AnnotationRow>[];
}

type Options = Pick<ImportExamplesOptions, "mapping" | "kind" | "source" | "licence"> &
  Partial<Pick<ImportExamplesOptions, "labels" | "gold" | "annotator" | "criteria">>;

/** How the records of one file are read as examples, decided by the first of them. */
export interface ExampleReader {
  /** What the mapping names and the records that were seen do not have. */
  problem(): string | null;
  /** What is to be said when all were seen: of columns that never came, of labels that were not asked for. */
  remark(): string | null;
  read(event: RecordEvent): ImportEvent<ReadRecord>[];
}

export function exampleReader(
  head: readonly unknown[],
  options: Options,
  criteria: readonly Criterion[],
): ExampleReader {
  const { mapping, annotator } = options;
  const watch = new ColumnWatch(mapping ? exampleColumns(mapping) : []);
  const see = (record: unknown) => {
    if (mapping) for (const one of spreadOutputs(exampleRecord(record, mapping))) watch.see(one);
  };
  for (const record of head) see(record);
  const names = matchNames(
    head.flatMap((record) => openExport(record)?.labels ?? []),
    criteria,
    options.criteria,
  );
  let passedOver = 0;
  const labelsOf = (opened: ExportRecord | null): Outcome<AnnotationRow>[] => {
    if (!opened || (opened.labels.length === 0 && opened.leftOut.length === 0)) return [];
    if (options.labels ?? true) return exportRows(opened, { names, criteria, annotator });
    passedOver += opened.labels.length;
    return [];
  };
  const knownAnswers = (opened: ExportRecord) =>
    opened.labels.flatMap((label) => {
      const criterion = label.isTruth && names.get(label.name);
      return criterion ? [{ criterion, label }] : [];
    });
  return {
    problem: () => watch.problem(),
    remark: () =>
      watch.problem() ??
      (passedOver > 0
        ? `The file also holds ${passedOver.toLocaleString("en")} labels. Import it as existing labels to take them.`
        : null),
    read: (event) => {
      if ("error" in event) return [event];
      see(event.value);
      const opened = isRecord(event.value) ? openExport(event.value) : null;
      const truths = opened && options.gold ? knownAnswers(opened) : [];
      const taken = new Set(truths.map(({ label }) => label));
      const labels = [
        ...labelsOf(opened && { ...opened, labels: opened.labels.filter((label) => !taken.has(label)) }),
        ...truths.map(() => ({ leftOut: "known-answer" as const })),
      ];
      return examplesOf(event, options).map((read) => {
        const { line, row } = read;
        if ("error" in read) return { line, row, error: read.error };
        const gold: Record<string, unknown> = {};
        for (const { criterion, label } of truths) {
          const given = { value: asAnswer(criterion, label.value), offsets: label.offsets };
          const checked = readForExample(criterion, given, { id: "", kind: read.value.kind, content: read.value });
          const place = { line, row };
          if (!checked.ok)
            return {
              ...place,
              error: { code: "invalid-gold", message: checked.message, field: `gold.${criterion.key}` },
            };
          gold[criterion.key] = checked.value;
        }
        const known = truths.length > 0 ? { ...read.value, gold: { ...read.value.gold, ...gold } } : read.value;
        return { line, row, value: { example: withOrigin(known, options), labels } };
      });
    },
  };
}

function withOrigin(example: Example, { source, licence }: Options): Example {
  if (!source && !licence) return example;
  return { ...example, provenance: { ...(source && { source }), ...(licence && { licence }), ...example.provenance } };
}
