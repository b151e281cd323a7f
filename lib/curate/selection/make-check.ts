import "server-only";
import type { z } from "zod";
import { requireGuideline } from "@/lib/auth/guideline-scope";
import type { ProjectScope } from "@/lib/auth/scope";
import { unfit } from "@/lib/guideline/checks/condition-fit";
import { saveDraft } from "@/lib/guideline/commands/save-draft";
import { keyFor } from "@/lib/guideline/criterion-defaults";
import { draftOf } from "@/lib/guideline/queries/draft";
import { type Check, checksSchema } from "@/lib/guideline/schema";
import { no, ok } from "@/lib/server/errors";
import { conditionsOf } from "../inspect/looked";
import type { checkKeySchema, checkOfSelectionSchema } from "./schema";

type Edit = ProjectScope<"guideline:edit">;

/** Puts a check with these conditions, all of which an example must meet, into the draft of the project's guideline. Nothing is published. */
export async function makeCheck(scope: Edit, { where, title, quality }: z.output<typeof checkOfSelectionSchema>) {
  const conditions = conditionsOf(where) as Check["conditions"];
  for (const [at, condition] of conditions.entries()) {
    const problem = unfit(condition);
    if (problem)
      return no("unfit-check", `${where[at]}: ${problem.message}.`, {
        errors: [{ field: `where.${at}`, message: problem.message }],
      });
  }
  return changeDraft<"unfit-check">(scope, (checks) => {
    const key = keyFor(title, new Set(checks.map(({ key }) => key)));
    const check: Check = { key, quality, title, match: "all", conditions };
    const read = checksSchema.safeParse([check]);
    if (!read.success) return no("unfit-check", read.error.issues[0]!.message);
    return ok({ checks: [...checks, check], check: key });
  });
}

/** Takes a check out of the draft again. */
export function dropCheck(scope: Edit, { check: key }: z.output<typeof checkKeySchema>) {
  return changeDraft<"not-found">(scope, (checks) =>
    checks.some((check) => check.key === key)
      ? ok({ checks: checks.filter((check) => check.key !== key), check: key })
      : no("not-found", "The draft has no such check any more."),
  );
}

type Change<Reason extends string> =
  | ReturnType<typeof ok<{ checks: Check[]; check: string }>>
  | ReturnType<typeof no<Reason>>;

async function changeDraft<Reason extends string>(scope: Edit, change: (checks: readonly Check[]) => Change<Reason>) {
  const guideline = await requireGuideline(scope.actor, scope.project.guidelineId, "edit");
  for (;;) {
    const { content, revision } = await draftOf(guideline);
    const changed = change(content.checks ?? []);
    if (!changed.ok) return changed;
    const { checks, check } = changed.value;
    const saved = await saveDraft(guideline, { revision, content: { ...content, checks } });
    // Whoever saved it meanwhile changed something else: the check goes to what stands now.
    if (saved.ok) return ok({ check, guidelineId: guideline.guidelineId });
  }
}
