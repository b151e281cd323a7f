import "server-only";
import type { JobHelpers } from "graphile-worker";
import { jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { loadVersions } from "./known-versions";
import { lookAtWhatCame } from "./look-at-what-came";
import { openLabels } from "./open-import";
import { readyLabels } from "./resolve-annotations";
import { importInBatches, STOPPED } from "./run-import";
import { importAnnotationsSchema } from "./schema";
import { storeAnnotations } from "./store-annotations";
import { openUpload } from "./uploads";

/** Reads an upload of existing labels in long form, in any form that its mapping describes, or as another tool exports them. */
export async function importAnnotationsJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = jobPayloadSchema.parse(raw);
  await runJob(payload, helpers, STOPPED, async ({ params, result, createdById }) => {
    const options = importAnnotationsSchema.parse(params);
    const known = await loadVersions(payload.projectId);
    const target = { ...payload, createExamples: options.createExamples };
    let read = 0;
    const upload = await openUpload(payload.projectId, payload.jobId, (bytes) => {
      read = bytes;
    });
    const file = await openLabels(upload, options, known.criteria);
    if ("refused" in file) return file;
    const ended = await importInBatches({
      ...payload,
      ...file,
      bytesRead: () => read,
      result,
      store: (batch) => {
        const labels = readyLabels(
          batch.map(({ line, value }) => ({ line, row: value })),
          known,
        );
        return (tx, underway) => storeAnnotations(tx, target, labels, underway);
      },
    });
    if (options.createExamples) await lookAtWhatCame(payload, createdById);
    return ended;
  });
}
