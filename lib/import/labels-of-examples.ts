import "server-only";
import { addLeftOut } from "@/lib/jobs/left-out";
import type { LineError } from "@/lib/jobs/queue";
import type { Database } from "@/lib/server/db";
import type { ReadRecord } from "./example-reader";
import type { KnownVersions } from "./known-versions";
import type { BatchOutcome } from "./run-import";
import { storeAnnotations } from "./store-annotations";

/**
 * Stores the labels that stood in the records of a batch of examples, and says what came of them; nothing where there were none. Those of
 * an example that was refused are left out with it: under its id another one may stand.
 */
export async function labelsOfExamples(
  tx: Database,
  target: { projectId: string; jobId: string } & KnownVersions,
  batch: readonly { line: number; value: ReadRecord }[],
  refused: readonly LineError[],
): Promise<BatchOutcome["labels"]> {
  const gone = new Set(refused.flatMap(({ line, code }) => (code.startsWith("duplicate-") ? [] : [line])));
  const all = batch.flatMap(({ line, value: { example, labels } }) => {
    const name = { example: example.id ?? "", content: example };
    return labels.map((label) => ({
      line,
      name,
      label: gone.has(line) ? { leftOut: "example-refused" as const } : label,
    }));
  });
  if (all.length === 0) return undefined;
  const rows = all.flatMap(({ line, name, label }) =>
    "value" in label ? [{ line, row: { ...label.value, ...name } }] : [],
  );
  const stored = rows.length > 0 ? await storeAnnotations(tx, { ...target, createExamples: false }, rows) : null;
  return {
    accepted: stored?.accepted ?? 0,
    duplicates: stored?.duplicates ?? 0,
    leftOut: addLeftOut(...all.flatMap(({ label }) => ("leftOut" in label ? [{ [label.leftOut]: 1 }] : []))),
    errors: [
      ...all.flatMap(({ line, label }) => ("error" in label ? [{ line, ...label.error }] : [])),
      ...(stored?.errors ?? []),
    ],
  };
}
