import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Comparison } from "@/lib/core/agreement/comparison";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import type { MeantVersion } from "@/lib/guideline/version-ref";
import { versionsIn } from "@/lib/labels/figures";
import { resolveFigure } from "@/lib/labels/filter";
import { hasCoefficients } from "@/lib/measure/criterion-values";
import { logQuestion } from "@/lib/measure/queries";
import { figureFromLogs } from "@/lib/measure/remembered";

type Read = ProjectScope<"measure:read">;

export interface CopiesAgreement {
  key: string;
  title: string;
  versions: readonly MeantVersion[];
  /** Alpha of all examples, of those that are kept, and the second minus the first. */
  comparison: Comparison;
}

/**
 * What copies do to agreement, criterion by criterion of the pinned version, those first of which it says most; without criteria of which no
 * copy was labelled. A page may have what is remembered.
 */
export async function agreementOfCopies(scope: Read, { remembered = false } = {}): Promise<CopiesAgreement[]> {
  const criteria = (await criteriaOf(scope.project.guidelineVersionId)).filter(hasCoefficients);
  const found = await Promise.all(
    criteria.map(async ({ key, title }): Promise<CopiesAgreement[]> => {
      const filter = await resolveFigure(scope, { criterion: key });
      if (!filter.ok) return [];
      const question = await logQuestion(scope, filter.value);
      const about = { projectId: scope.projectId, logs: [question.log], remembered };
      const { value: comparison } = await figureFromLogs("curate.copies", question, about);
      return comparison ? [{ key, title, versions: await versionsIn(scope, filter.value), comparison }] : [];
    }),
  );
  return found.flat().sort((a, b) => size(b.comparison) - size(a.comparison));
}

const size = ({ difference }: Comparison) => Math.abs(difference.value ?? 0);
