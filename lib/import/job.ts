import "server-only";
import type { JobHelpers } from "graphile-worker";
import { jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { streamed } from "@/lib/server/threads/stream";
import { settledBy } from "./batches";
import { type ExampleUpload, exampleBatches } from "./example-batches";
import { loadVersions } from "./known-versions";
import { labelsOfExamples } from "./labels-of-examples";
import { lookAtWhatCame } from "./look-at-what-came";
import { openUpload } from "./open-upload";
import { importInBatches, STOPPED } from "./run-import";
import { importExamplesSchema } from "./schema";
import { storePrepared } from "./store-examples";

/** Larger uploads are read in a thread while what they hold is stored; a thread takes longer to begin than smaller ones to be read. */
const SMALL_BYTES = 4_000_000;

/**
 * Reads an upload of examples: format and shapes are recognised, bad lines reported, good ones stored, with the labels that stand in
 * their records.
 */
export async function importExamplesJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = jobPayloadSchema.parse(raw);
  await runJob(payload, helpers, STOPPED, async ({ params, result, createdById }) => {
    const options = importExamplesSchema.parse(params);
    const known = await loadVersions(payload.projectId);
    const file = await openedUpload({ ...payload, options, criteria: known.criteria, settled: settledBy(result) });
    if ("refused" in file) return file;
    const ended = await importInBatches({
      ...payload,
      ...file,
      result,
      store: async (tx, { examples, labelled }) => {
        const stored = await storePrepared(tx, payload, examples);
        const labels = await labelsOfExamples(tx, { ...payload, ...known }, labelled, stored.errors);
        return { ...stored, ...(labels && { labels }) };
      },
    });
    await lookAtWhatCame(payload, createdById);
    return ended;
  });
}

/** An upload that can be imported, or why it cannot. */
async function openedUpload(upload: ExampleUpload) {
  const { byteLength } = await openUpload(upload.projectId, upload.jobId);
  const told = byteLength > SMALL_BYTES ? streamed("import.examples", upload) : exampleBatches(upload);
  const first = await told.next();
  if (first.done) throw new Error("an upload was read without a word on whether it can be");
  if ("refused" in first.value) return first.value;
  let remark: string | null = null;
  async function* batches() {
    for (let next = await told.next(); ; next = await told.next()) {
      if (next.done) {
        remark = next.value;
        return;
      }
      if ("made" in next.value) yield next.value;
    }
  }
  return { batches: batches(), remark: () => remark };
}
