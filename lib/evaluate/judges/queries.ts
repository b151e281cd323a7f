import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { copiesStatement } from "@/lib/examples/copies";
import { judgePrompt } from "@/lib/guideline/judge/prompt";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import type { MeantVersion } from "@/lib/guideline/version-ref";
import { countRaters } from "@/lib/labels/figures";
import { type FigureFilter, figureUnder } from "@/lib/labels/filter";
import { CURRENT } from "@/lib/labels/tables";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { calculate } from "@/lib/server/threads/calculate";
import { jointLabels, orderPatterns, unscoredCounts } from "./patterns";
import type { CriterionReport } from "./report";

type Read = ProjectScope<"measure:read">;

/** A judge run as lists show it. */
export interface JudgeRunRow {
  id: string;
  annotatorId: string;
  name: string;
  model: string;
  parameters: Record<string, unknown>;
  promptHash: string;
  guidelineVersion: { id: string; number: number; hash: string };
  createdAt: Date;
  /** Verdicts received, examples they are about, and labels that stand. */
  verdicts: number;
  examples: number;
  labels: number;
}

/** The judge runs of a project, newest first; all, or the one named. */
export async function judgeRuns(scope: Read, runId?: string): Promise<JudgeRunRow[]> {
  if (runId !== undefined && !isUuid(runId)) return [];
  const one = runId === undefined ? Prisma.empty : Prisma.sql`AND r.id = ${runId}::uuid`;
  return replica().$queryRaw<JudgeRunRow[]>`
    SELECT r.id, r.annotator_id AS "annotatorId", n.name, r.model, r.parameters, r.prompt_hash AS "promptHash", r.created_at AS "createdAt",
           jsonb_build_object('id', v.id, 'number', v.number, 'hash', v.hash) AS "guidelineVersion",
           (SELECT count(*)::int FROM judge_verdict d WHERE d.project_id = r.project_id AND d.judge_run_id = r.id) AS verdicts,
           (SELECT count(DISTINCT d.example_id)::int FROM judge_verdict d WHERE d.project_id = r.project_id AND d.judge_run_id = r.id) AS examples,
           (SELECT count(*)::int FROM ${CURRENT} c WHERE c.project_id = r.project_id AND c.annotator_id = r.annotator_id AND NOT c.taken_back) AS labels
    FROM judge_run r JOIN annotator n ON n.project_id = r.project_id AND n.id = r.annotator_id
    JOIN guideline_version v ON v.id = r.guideline_version_id
    WHERE r.project_id = ${scope.projectId}::uuid ${one} ORDER BY r.created_at DESC, r.id DESC`;
}

export interface JudgeReport {
  run: JudgeRunRow;
  criteria: CriterionReport[];
  /** Whether the judge was asked by the prompt that the version renders, for two responses or as many as up to four. */
  ownPrompt: boolean;
}

/** A judge held against people who were asked the same as it, on each criterion or on one; null where there is no such run. */
export async function judgeReport(scope: Read, runId: string, criterion?: string): Promise<JudgeReport | null> {
  const [run] = await judgeRuns(scope, runId);
  if (!run) return null;
  const { id: guidelineVersionId } = run.guidelineVersion;
  const target = { projectId: scope.projectId, runId, annotatorId: run.annotatorId, guidelineVersionId };
  const [criteria, unscored] = await Promise.all([criteriaOf(guidelineVersionId), unscoredCounts(scope, target)]);
  const copies = await copiesStatement(scope);
  const reportFor = async (one: Criterion) => {
    const people = await figureUnder(scope, run.guidelineVersion, one);
    return calculate("evaluate.judge", {
      criterion: one,
      versions: versionsOf(people),
      joint: jointLabels(scope, target, people),
      copies,
      orders: KINDS[one.kind].isPreference ? await orderPatterns(scope, target, one.key) : [],
      unscored: unscored.filter((count) => count.criterion === one.key),
      people: await countRaters(scope, people),
    });
  };
  const asked = criteria.filter(({ key }) => criterion === undefined || key === criterion);
  return {
    run,
    criteria: await Promise.all(asked.map(reportFor)),
    ownPrompt: (await ownPromptHashes(guidelineVersionId)).includes(run.promptHash),
  };
}

/** Of a criterion the judge's version, and those that mean the same under which there are labels. */
function versionsOf({ meanings, versions, version }: FigureFilter): MeantVersion[] {
  const all = (meanings ?? []).flatMap((meaning) => meaning.versions);
  return all.filter(({ id }) => id === version?.id || versions.some((one) => one.id === id));
}

/** Hashes of the prompts that a version renders. */
async function ownPromptHashes(guidelineVersionId: string): Promise<string[]> {
  const version = await replica().guidelineVersion.findUniqueOrThrow({
    where: { id: guidelineVersionId },
    select: { number: true, hash: true, body: true },
  });
  const content = { body: version.body, criteria: await criteriaOf(guidelineVersionId) };
  return [2, 3, 4].map((responses) => judgePrompt({ ...version, content }, undefined, responses).promptHash);
}
