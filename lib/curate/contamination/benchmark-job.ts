import "server-only";
import type { JobHelpers } from "graphile-worker";
import { importInBatches } from "@/lib/import/run-import";
import { openUpload } from "@/lib/import/uploads";
import type { LineError } from "@/lib/jobs/queue";
import { jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { type Database, transaction } from "@/lib/server/db";
import { type BenchmarkRecord, benchmarkRecords } from "./benchmark-records";
import { type BenchmarkInput, benchmarkInputSchema } from "./schema";

const STOPPED =
  "The benchmark was not read to its end, for an error of ours. Nothing is compared with it; send it again.";
const SHA256 = /^[0-9a-f]{64}$/;

interface BenchmarkRow {
  number: number;
  external_id: string | null;
  text: string;
}

/** Reads an upload of texts or hashes as a benchmark, which is compared with when all of it is in. */
export async function importBenchmarkJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const { projectId, jobId } = jobPayloadSchema.parse(raw);
  await runJob({ projectId, jobId }, helpers, STOPPED, async ({ params, result, createdById }) => {
    const input = benchmarkInputSchema.parse(params);
    let read = 0;
    const upload = await openUpload(projectId, jobId, (bytes) => {
      read = bytes;
    });
    await transaction(
      (tx) => tx.$executeRaw`
        INSERT INTO benchmark (project_id, id, name, holds, created_by_id)
        VALUES (${projectId}::uuid, ${jobId}::uuid, ${input.name.trim()}, ${input.holds}, ${createdById}::uuid) ON CONFLICT DO NOTHING`,
    );
    const ended = await importInBatches({
      projectId,
      jobId,
      events: benchmarkRecords(upload, input.fileName),
      bytesRead: () => read,
      result,
      store: (batch) => {
        const rows = batch.map(({ line, value }) => toRow(line, input, value));
        return (tx) => storeItems(tx, projectId, jobId, rows);
      },
    });
    if (ended === true)
      await transaction(
        (tx) => tx.$executeRaw`
          UPDATE benchmark SET ready_at = coalesce(ready_at, now()) WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid`,
      );
    return ended;
  });
}

function toRow(
  line: number,
  { holds }: BenchmarkInput,
  { number, id, text }: BenchmarkRecord,
): BenchmarkRow | LineError {
  if (holds === "texts") return { number, external_id: id ?? null, text };
  const hash = text.trim().toLowerCase();
  if (SHA256.test(hash)) return { number, external_id: id ?? null, text: hash };
  return {
    line,
    code: "not-a-hash",
    message: "is no SHA-256: write the 64 hexadecimal digits of each normalised prompt in a line of its own",
  };
}

async function storeItems(
  tx: Database,
  projectId: string,
  benchmarkId: string,
  read: readonly (BenchmarkRow | LineError)[],
) {
  const rows = read.filter((row): row is BenchmarkRow => "number" in row);
  const errors = read.filter((row): row is LineError => "code" in row);
  const accepted = await tx.$executeRaw`
    INSERT INTO benchmark_item (project_id, benchmark_id, number, external_id, text)
    SELECT ${projectId}::uuid, ${benchmarkId}::uuid, number, external_id, text
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i (number int, external_id text, text text) ON CONFLICT DO NOTHING`;
  return { accepted, duplicates: 0, errors };
}
