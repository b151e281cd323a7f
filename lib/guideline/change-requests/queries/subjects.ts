import "server-only";
import type { RequestScope } from "@/lib/auth/request-scope";
import { db } from "@/lib/server/db";
import { type Subjects, subjectsOf } from "../subjects";

interface TextRow {
  body: string;
  criteria: { key: string; title: string; clause?: string }[];
}

/** The guideline's name and its subjects: those of the latest version, and for its editors those of the draft. */
export async function readSubjects(scope: RequestScope<"read">): Promise<{ name: string; subjects: Subjects }> {
  const guideline = await db().guideline.findUniqueOrThrow({
    where: { id: scope.guidelineId },
    select: {
      name: true,
      draftBody: true,
      draftCriteria: true,
      versions: { select: { body: true, criteria: true }, orderBy: { number: "desc" }, take: 1 },
    },
  });
  const draft = { body: guideline.draftBody, criteria: guideline.draftCriteria };
  const texts = scope.canDecide ? [...guideline.versions, draft] : guideline.versions;
  return { name: guideline.name, subjects: subjectsOf(texts as TextRow[]) };
}
