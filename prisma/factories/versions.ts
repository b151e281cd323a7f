import { requireGuideline } from "@/lib/auth/guideline-scope";
import { requireProject } from "@/lib/auth/scope";
import { publish } from "@/lib/guideline/commands/publish";
import { publishSchema } from "@/lib/guideline/inputs";
import type { CriterionInput } from "@/lib/guideline/schema";
import { movePin } from "@/lib/project/move-pin";
import { CORRECT, HELPFULNESS } from "./project";
import type { makeWork } from "./work";

type Work = Pick<Awaited<ReturnType<typeof makeWork>>, "lead" | "projectId" | "guidelineId">;

interface NextVersion {
  /** What is changed in the two usual criteria. */
  helpfulness?: Partial<CriterionInput>;
  correct?: Partial<CriterionInput>;
  criteria?: CriterionInput[];
  changes?: Record<string, "editorial" | "semantic">;
  staleJudgments?: Record<string, unknown>;
  note?: string;
}

/** Publishes the next version as the project's lead and returns its number. */
export async function publishNext({ lead, guidelineId }: Work, next: NextVersion): Promise<number> {
  const { helpfulness, correct, criteria, ...decided } = next;
  const published = await publish(
    await requireGuideline(lead.actor, guidelineId, "edit"),
    publishSchema.parse({
      criteria: criteria ?? [
        { ...HELPFULNESS, ...helpfulness },
        { ...CORRECT, ...correct },
      ],
      ...decided,
    }),
  );
  if (!published.ok) throw new Error(published.message);
  return published.value.number;
}

/** Moves the project to a version as its lead. */
export async function moveTo({ lead, projectId }: Work, guidelineVersion: number) {
  const moved = await movePin(await requireProject(lead.actor, projectId, "guideline:edit"), { guidelineVersion });
  if (!moved.ok) throw new Error(moved.message);
  return moved.value;
}
