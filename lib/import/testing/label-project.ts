import type { JobHelpers } from "graphile-worker";
import { requireProject } from "@/lib/auth/scope";
import type { CriterionInput } from "@/lib/guideline/schema";
import { readJob } from "@/lib/jobs/job-queries";
import { db } from "@/lib/server/db";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { importAnnotationsJob } from "../annotations-job";
import { importExamplesJob } from "../job";
import { importAnnotationsSchema, importExamplesSchema } from "../schema";
import { receiveUpload } from "../uploads";

const helpers = { job: { locked_by: "test", attempts: 1, max_attempts: 5 } } as unknown as JobHelpers;

export interface LabelLine {
  example: string;
  annotator: string;
  criterion: string;
  value: unknown;
  [field: string]: unknown;
}

/** A label by `ada` on whether `e1` is correct, with what is given instead. */
export const label = (given: Partial<LabelLine> = {}): LabelLine => ({
  example: "e1",
  annotator: "ada",
  criterion: "correct",
  value: "yes",
  ...given,
});

async function* bytes(text: string) {
  yield new TextEncoder().encode(text);
}

/** A project with examples `e1` … `e5`, and functions that upload labels or examples, run the job and read what stands. */
export async function labelProject(criteria?: CriterionInput[]) {
  const made = await makeProject(criteria && { criteria });
  const { projectId } = made;
  const lead = await makeMember(projectId, "lead");
  await makeExamples(projectId, 5);
  const scope = await requireProject(lead.actor, projectId, "examples:import", "jobs:read");
  const send = async (
    kind: "import-annotations" | "import-examples",
    lines: readonly unknown[],
    params: Prisma.InputJsonObject,
  ) => {
    const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
    const received = await receiveUpload(scope, kind, params, bytes(text));
    if (!received.ok) throw new Error(received.message);
    return received.value.jobId;
  };
  const upload = (lines: readonly unknown[], options: object = {}) =>
    send("import-annotations", lines, importAnnotationsSchema.parse({ fileName: "labels.ndjson", ...options }));
  const work = async (jobId: string) => {
    await importAnnotationsJob({ projectId, jobId }, helpers);
    return (await readJob(scope, jobId))!;
  };
  const run = async (lines: readonly unknown[], options: object = {}) => work(await upload(lines, options));
  const runExamples = async (lines: readonly unknown[], options: object = {}) => {
    const params = importExamplesSchema.parse({ fileName: "examples.ndjson", ...options });
    const jobId = await send("import-examples", lines, params);
    await importExamplesJob({ projectId, jobId }, helpers);
    return (await readJob(scope, jobId))!;
  };
  const judgments = () => db().judgment.findMany({ where: { projectId }, orderBy: { id: "asc" } });
  const current = () => db().currentJudgment.findMany({ where: { projectId } });
  const counts = async () =>
    (await db().ratingCount.findMany({ where: { projectId, n: { gt: 0 } }, orderBy: { valueKey: "asc" } })).map(
      ({ valueKey, n }) => [JSON.parse(valueKey), n],
    );
  return { ...made, scope, lead, upload, work, run, runExamples, judgments, current, counts };
}
