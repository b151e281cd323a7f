import "server-only";
import { addLeftOut } from "@/lib/jobs/left-out";
import type { LineError } from "@/lib/jobs/queue";
import type { Database } from "@/lib/server/db";
import type { AnnotationRow } from "./annotation-row";
import type { ReadRecord } from "./example-reader";
import type { Outcome } from "./import-event";
import { type ReadyLabels, readyLabels, type TargetVersions } from "./resolve-annotations";
import type { BatchOutcome } from "./run-import";
import { storeAnnotations } from "./store-annotations";

interface LabelsOfExamples {
  outcomes: readonly { line: number; label: Outcome<AnnotationRow> }[];
  ready: ReadyLabels;
}

/** What can be known of the labels that stand in the records of a batch of examples before the database is asked. */
export function readyLabelsOfExamples(
  batch: readonly { line: number; value: ReadRecord }[],
  known: TargetVersions,
): LabelsOfExamples {
  const outcomes = batch.flatMap(({ line, value: { example, labels } }) =>
    labels.map((label) => ({ line, example, label })),
  );
  const rows = outcomes.flatMap(({ line, example, label }) =>
    "value" in label ? [{ line, row: { ...label.value, example: example.id ?? "", content: example } }] : [],
  );
  return { outcomes, ready: readyLabels(rows, known) };
}

/**
 * Stores the labels that stood in the records of a batch of examples, and says what came of them; nothing where there were none. Those of
 * an example that was refused are left out with it: under its id another one may stand.
 */
export async function labelsOfExamples(
  tx: Database,
  target: { projectId: string; jobId: string },
  { outcomes, ready }: LabelsOfExamples,
  refused: readonly LineError[],
): Promise<BatchOutcome["labels"]> {
  if (outcomes.length === 0) return undefined;
  const gone = new Set(refused.flatMap(({ line, code }) => (code.startsWith("duplicate-") ? [] : [line])));
  const stays = ({ line }: { line: number }) => !gone.has(line);
  const labels = ready.labels.filter(stays);
  const errors = ready.errors.filter(stays);
  const stored = await storeAnnotations(tx, { ...target, createExamples: false }, { labels, errors });
  return {
    accepted: stored.accepted,
    duplicates: stored.duplicates,
    leftOut: addLeftOut(
      ...outcomes.flatMap(({ line, label }) => {
        if (gone.has(line)) return [{ "example-refused": 1 }];
        return "leftOut" in label ? [{ [label.leftOut]: 1 }] : [];
      }),
    ),
    errors: [
      ...outcomes.filter(stays).flatMap(({ line, label }) => ("error" in label ? [{ line, ...label.error }] : [])),
      ...stored.errors,
    ],
  };
}
