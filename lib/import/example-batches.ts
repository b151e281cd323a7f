import "server-only";
import type { Criterion } from "@/lib/guideline/schema";
import { batchesOf, type ImportBatch } from "./batches";
import type { LabelledExample } from "./labels-of-examples";
import { openExamples } from "./open-import";
import { openUpload } from "./open-upload";
import { type PreparedBatch, prepareExamples } from "./prepare-examples";
import type { ImportExamplesOptions } from "./schema";

/** An upload of examples and how it is to be read, as plain data. */
export interface ExampleUpload {
  projectId: string;
  jobId: string;
  options: ImportExamplesOptions;
  criteria: readonly Criterion[];
  /** Records that an earlier attempt settled: they are read over. */
  settled: number;
}

export interface MadeExamples {
  examples: PreparedBatch;
  labelled: LabelledExample[];
}

/** What is said of an upload first: that it is not imported at all, or its bytes. */
type Opened = { refused: string } | { opened: true };

/**
 * Reads an upload of examples, for this process or a thread: first whether it can be imported, then its batches ready to be stored; at the
 * end what is to be said when all of it was seen.
 */
export async function* exampleBatches({
  projectId,
  jobId,
  options,
  criteria,
  settled,
}: ExampleUpload): AsyncGenerator<Opened | ImportBatch<MadeExamples>, string | null> {
  let read = 0;
  const upload = await openUpload(projectId, jobId, (bytes) => {
    read = bytes;
  });
  const file = await openExamples(upload, options, criteria);
  if ("refused" in file) {
    yield file;
    return null;
  }
  yield { opened: true };
  yield* batchesOf({ events: file.events, bytesRead: () => read, settled }, (records) => ({
    examples: prepareExamples(
      criteria,
      records.map(({ line, value }) => ({ line, example: value.example })),
    ),
    labelled: records.flatMap(({ line, value: { example, labels } }) =>
      labels.length > 0 ? [{ line, example, labels }] : [],
    ),
  }));
  return file.remark();
}
