import type { Criterion } from "@/lib/guideline/schema";
import type { LeftOutCounts } from "@/lib/jobs/left-out";
import { addLeftOut } from "@/lib/jobs/left-out";
import type { ExportRecord } from "./export-record";
import { matchNames } from "./match-names";
import { openExport } from "./open-export";

/** What the records of another tool's export hold beside their examples. */
export interface ExportSummary {
  tool: ExportRecord["tool"];
  /** Each question, how many answers it has, and which criterion it is: none where none fits. */
  questions: { name: string; labels: number; criterion: string | undefined }[];
  people: number;
  models: number;
  /** Labels of nobody: somebody has to say who labelled. */
  nameless: number;
  truths: number;
  leftOut: LeftOutCounts;
}

/** Sums up such records; null where most of the records are none. */
export function summariseExport(
  records: readonly unknown[],
  criteria: readonly Criterion[],
  said: Readonly<Record<string, string>> = {},
): ExportSummary | null {
  const opened = records.flatMap((record) => openExport(record) ?? []);
  const [first] = opened;
  if (!first || opened.length * 2 < records.length) return null;
  const labels = opened.flatMap((record) => record.labels);
  const matched = matchNames(labels, criteria, said);
  const names = [...new Set(labels.map(({ name }) => name).filter((name) => name !== ""))];
  const by = (isModel: boolean) =>
    new Set(labels.flatMap((label) => ((label.isModel === true) === isModel && label.annotator) || []));
  return {
    tool: first.tool,
    questions: names.map((name) => ({
      name,
      labels: labels.filter((label) => label.name === name).length,
      criterion: matched.get(name)?.key,
    })),
    people: by(false).size,
    models: by(true).size,
    nameless: labels.filter(({ annotator }) => annotator === undefined).length,
    truths: labels.filter(({ isTruth }) => isTruth).length,
    leftOut: addLeftOut(...opened.flatMap(({ leftOut }) => leftOut.map((reason) => ({ [reason]: 1 })))),
  };
}
