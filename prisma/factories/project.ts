import { insertVersion } from "@/lib/guideline/insert-version";
import { type Check, type CriterionInput, criteriaSchema } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";

export const HELPFULNESS: CriterionInput = {
  key: "helpfulness",
  title: "Helpfulness",
  kind: "scale",
  level: "ordinal",
  required: true,
  scale: { min: 1, max: 5, anchors: { "1": "useless", "3": "half of it helps", "5": "solves it" } },
};

export const CORRECT: CriterionInput = {
  key: "correct",
  title: "Correct?",
  kind: "choice",
  level: "nominal",
  required: true,
  options: [
    { value: "yes", label: "Yes" },
    { value: "no", label: "No" },
  ],
};

interface GuidelineSpec {
  name?: string;
  body?: string;
  criteria?: CriterionInput[];
  checks?: Check[];
  ownerId?: string;
}

/** A guideline with one published version. */
export async function makeGuideline(spec: GuidelineSpec = {}) {
  const body = spec.body ?? "# Helpfulness\n\nRate what the answer does for the person who asked.\n";
  const criteria = criteriaSchema.parse(spec.criteria ?? [HELPFULNESS, CORRECT]);
  const guideline = await db().guideline.create({
    data: { name: spec.name ?? "Helpful answers", draftBody: body, draftCriteria: criteria, createdById: spec.ownerId },
  });
  if (spec.ownerId) await db().guidelineEditor.create({ data: { guidelineId: guideline.id, userId: spec.ownerId } });
  const version = await db().$transaction((tx) =>
    insertVersion(tx, {
      guidelineId: guideline.id,
      content: { body, criteria, qualities: {}, checks: spec.checks },
      note: "",
      changes: {},
      staleJudgments: {},
      publishedById: spec.ownerId ?? null,
    }),
  );
  return { guidelineId: guideline.id, version };
}

interface ProjectSpec extends GuidelineSpec {
  purpose?: "annotation" | "evaluation";
  overlap?: number;
}

/** A project pinned to a fresh guideline's first version. Members come by `makeMember`. */
export async function makeProject(spec: ProjectSpec = {}) {
  const { guidelineId, version } = await makeGuideline(spec);
  const project = await db().project.create({
    data: {
      name: spec.name ?? "Answers",
      purpose: spec.purpose ?? "annotation",
      overlap: spec.overlap ?? 2,
      guidelineId,
      guidelineVersionId: version.id,
    },
  });
  return { projectId: project.id, guidelineId, version };
}
