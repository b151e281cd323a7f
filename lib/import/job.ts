import "server-only";
import type { JobHelpers } from "graphile-worker";
import type { Example } from "@/lib/formats/example";
import type { FileBytes } from "@/lib/formats/file-bytes";
import type { RecordEvent } from "@/lib/formats/record";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { db } from "@/lib/server/db";
import { openContainer } from "./open-container";
import { examplesOf } from "./read-examples";
import { importInBatches, STOPPED } from "./run-import";
import { type ImportExamplesOptions, importExamplesSchema } from "./schema";
import { storeExamples } from "./store-examples";
import { openUpload } from "./uploads";

/** Reads an upload of examples: format and shapes are recognised, bad lines reported, good ones stored. */
export async function importExamplesJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = jobPayloadSchema.parse(raw);
  await runJob(payload, helpers, STOPPED, async ({ params, result }) => {
    const options = importExamplesSchema.parse(params);
    const project = await db().project.findUniqueOrThrow({
      where: { id: payload.projectId },
      select: { guidelineVersionId: true },
    });
    const criteria = await criteriaOf(project.guidelineVersionId);
    let read = 0;
    const file = await openUpload(payload.projectId, payload.jobId, (bytes) => {
      read = bytes;
    });
    return importInBatches({
      ...payload,
      events: readExamples(file, options),
      bytesRead: () => read,
      settled: Number(result?.settled ?? 0),
      store: (tx, batch) =>
        storeExamples(
          tx,
          payload.projectId,
          payload.jobId,
          criteria,
          batch.map(({ line, value }) => ({ line, example: value })),
        ),
    });
  });
}

/** The examples of a file in any known format and shape, with what is wrong by line. */
export async function* readExamples(
  file: FileBytes,
  options: ImportExamplesOptions,
): AsyncGenerator<RecordEvent<Example>> {
  for await (const event of openContainer(file, { fileName: options.fileName, table: options.mapping?.table })) {
    for (const read of examplesOf(event, options))
      yield "error" in read ? read : { line: read.line, row: read.row, value: withOrigin(read.value, options) };
  }
}

function withOrigin(example: Example, { source, licence }: ImportExamplesOptions): Example {
  if (!source && !licence) return example;
  return { ...example, provenance: { ...(source && { source }), ...(licence && { licence }), ...example.provenance } };
}
