import "server-only";
import type { JobHelpers } from "graphile-worker";
import type { FileBytes } from "@/lib/formats/file-bytes";
import type { RecordEvent } from "@/lib/formats/record";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { openContainer } from "@/lib/import/open-container";
import { importInBatches, STOPPED } from "@/lib/import/run-import";
import { openUpload } from "@/lib/import/uploads";
import { jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { AppError } from "@/lib/server/errors";
import { findJudgeRun } from "./runs";
import { type VerdictLine, verdictJobSchema, verdictLineSchema } from "./schema";
import { storeVerdicts } from "./verdicts";

/** Reads an upload of a judge's verdicts. */
export async function judgeVerdictsJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = jobPayloadSchema.parse(raw);
  await runJob(payload, helpers, STOPPED, async ({ params, result }) => {
    const { judgeRun, fileName } = verdictJobSchema.parse(params);
    const target = await findJudgeRun(payload.projectId, judgeRun);
    if (!target) throw new AppError("not-found", "The judge run is gone.");
    const criteria = await criteriaOf(target.guidelineVersionId);
    let read = 0;
    const file = await openUpload(payload.projectId, payload.jobId, (bytes) => {
      read = bytes;
    });
    return importInBatches({
      ...payload,
      events: readVerdictLines(file, fileName),
      bytesRead: () => read,
      result,
      store: (batch) => (tx) =>
        storeVerdicts(
          tx,
          target,
          payload.jobId,
          criteria,
          batch.map(({ line, value }) => ({ line, verdict: value })),
        ),
    });
  });
}

/** The verdicts of a file, each with its line, and what is wrong with the others. */
export async function* readVerdictLines(
  file: FileBytes,
  fileName: string | undefined,
): AsyncGenerator<RecordEvent<VerdictLine>> {
  for await (const event of openContainer(file, { fileName })) {
    if ("error" in event) {
      yield event;
      continue;
    }
    const { line, row } = event;
    const parsed = verdictLineSchema.safeParse(event.value);
    if (parsed.success) yield { line, row, value: parsed.data };
    else {
      const [issue] = parsed.error.issues;
      const field = issue?.path.join(".") || undefined;
      yield {
        line,
        row,
        error: {
          code: "invalid-verdict",
          message: `${field ?? "line"}: ${issue?.message ?? "is not a verdict"}`,
          field,
        },
      };
    }
  }
}
