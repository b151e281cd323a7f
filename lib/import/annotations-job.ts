import "server-only";
import type { JobHelpers } from "graphile-worker";
import type { FileBytes } from "@/lib/formats/file-bytes";
import type { RecordEvent } from "@/lib/formats/record";
import type { Criterion } from "@/lib/guideline/schema";
import { jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { db } from "@/lib/server/db";
import type { AnnotationMapping } from "./annotation-mapping";
import { type AnnotationRow, readAnnotations } from "./annotation-rows";
import { openContainer } from "./open-container";
import type { KnownVersion } from "./resolve-annotations";
import { importInBatches, STOPPED } from "./run-import";
import { importAnnotationsSchema } from "./schema";
import { storeAnnotations } from "./store-annotations";
import { openUpload } from "./uploads";

/** Reads an upload of existing labels in long form, or in any form that its mapping describes. */
export async function importAnnotationsJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = jobPayloadSchema.parse(raw);
  await runJob(payload, helpers, STOPPED, async ({ params, result }) => {
    const options = importAnnotationsSchema.parse(params);
    const { versions, pinned } = await loadVersions(payload.projectId);
    let read = 0;
    const file = await openUpload(payload.projectId, payload.jobId, (bytes) => {
      read = bytes;
    });
    return importInBatches({
      ...payload,
      events: readRows(file, options.mapping, options.fileName),
      bytesRead: () => read,
      settled: Number(result?.settled ?? 0),
      store: (tx, batch) =>
        storeAnnotations(
          tx,
          { ...payload, versions, pinned, createExamples: options.createExamples },
          batch.map(({ line, value }) => ({ line, row: value })),
        ),
    });
  });
}

/** The labels of a file, each with its line; a wide record gives several. */
export async function* readRows(
  file: FileBytes,
  mapping: AnnotationMapping,
  fileName: string | undefined,
): AsyncGenerator<RecordEvent<AnnotationRow>> {
  for await (const event of openContainer(file, { fileName, table: mapping.table })) {
    if ("error" in event) {
      yield event;
      continue;
    }
    const { line, row } = event;
    const read = readAnnotations(mapping, event.value);
    if (read.ok) for (const value of read.rows) yield { line, row, value };
    else yield { line, row, error: { code: read.code, message: read.message, field: read.field } };
  }
}

/** Every published version of the project's guideline, by number, with its criteria. */
async function loadVersions(projectId: string): Promise<{ versions: Map<number, KnownVersion>; pinned: number }> {
  const project = await db().project.findUniqueOrThrow({
    where: { id: projectId },
    select: {
      version: { select: { number: true } },
      guideline: {
        select: {
          versions: { select: { id: true, number: true, criterionRows: { select: { key: true, definition: true } } } },
        },
      },
    },
  });
  const versions = project.guideline.versions.map(({ id, number, criterionRows }): [number, KnownVersion] => {
    const criteria = criterionRows.map(({ key, definition }): [string, Criterion] => [
      key,
      definition as unknown as Criterion,
    ]);
    return [number, { id, criteria: new Map(criteria) }];
  });
  return { versions: new Map(versions), pinned: project.version.number };
}
