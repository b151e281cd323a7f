import "server-only";
import type { JobHelpers } from "graphile-worker";
import { jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { loadVersions } from "./known-versions";
import { labelsOfExamples, readyLabelsOfExamples } from "./labels-of-examples";
import { lookAtWhatCame } from "./look-at-what-came";
import { openExamples } from "./open-import";
import { importInBatches, STOPPED } from "./run-import";
import { importExamplesSchema } from "./schema";
import { prepareExamples, storePrepared } from "./store-examples";
import { openUpload } from "./uploads";

/**
 * Reads an upload of examples: format and shapes are recognised, bad lines reported, good ones stored, with the labels that stand in
 * their records.
 */
export async function importExamplesJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = jobPayloadSchema.parse(raw);
  await runJob(payload, helpers, STOPPED, async ({ params, result, createdById }) => {
    const options = importExamplesSchema.parse(params);
    const known = await loadVersions(payload.projectId);
    let read = 0;
    const upload = await openUpload(payload.projectId, payload.jobId, (bytes) => {
      read = bytes;
    });
    const file = await openExamples(upload, options, known.criteria);
    if ("refused" in file) return file;
    const ended = await importInBatches({
      ...payload,
      ...file,
      bytesRead: () => read,
      result,
      store: (batch) => {
        const examples = prepareExamples(
          known.criteria,
          batch.map(({ line, value }) => ({ line, example: value.example })),
        );
        const ready = readyLabelsOfExamples(batch, known);
        return async (tx, underway) => {
          const stored = await storePrepared(tx, payload, examples, underway);
          const labels = await labelsOfExamples(tx, payload, ready, stored.errors);
          return { ...stored, ...(labels && { labels }) };
        };
      },
    });
    await lookAtWhatCame(payload, createdById);
    return ended;
  });
}
