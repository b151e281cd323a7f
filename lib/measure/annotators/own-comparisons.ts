import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { meaningsOf } from "@/lib/guideline/queries/meanings";
import type { Criterion } from "@/lib/guideline/schema";
import { EVERYTHING } from "@/lib/labels/filter";
import { logFilter } from "@/lib/labels/log/log-filter";
import { ratingLog } from "@/lib/labels/log/rating-logs";
import { replica } from "@/lib/server/db";
import { hasCoefficients } from "../criterion-values";
import { figureFromLogs } from "../remembered";
import { type OwnComparison, toldOf } from "./own";

type Own = ProjectScope<"measure:own">;

/**
 * The caller's answers beside all others' on the same examples, for each criterion of the pinned version, and nobody else's. Up to the
 * end of yesterday: who submits one label and looks again must not learn what the others answered there.
 */
export async function ownComparisons(scope: Own, { remembered = true } = {}): Promise<OwnComparison[]> {
  const { projectId, annotatorId, project } = scope;
  if (!annotatorId) return [];
  const [criteria, [clock]] = await Promise.all([
    replica().criterion.findMany({
      where: { guidelineVersionId: project.guidelineVersionId },
      orderBy: { position: "asc" },
      select: { definition: true },
    }),
    replica().$queryRaw<{ today: Date }[]>`SELECT date_trunc('day', now(), 'UTC') AS today`,
  ]);
  const compared = criteria.map(({ definition }) => definition as unknown as Criterion).filter(hasCoefficients);
  const told = await Promise.all(
    compared.map(async (criterion) => {
      const labelled = await meaningsOf(project.guidelineVersionId, criterion.key);
      const versions = labelled.flatMap((meaning) => meaning.versions);
      const to = clock!.today.toISOString();
      const [log, filter] = await Promise.all([
        ratingLog(scope, criterion.key),
        logFilter(scope, { ...EVERYTHING, criterion, meanings: labelled, labelled, versions, to }),
      ]);
      const question = { criterion, level: criterion.level, log, filter };
      const about = { projectId, logs: [log], remembered };
      const { value } = await figureFromLogs("measure.annotators", question, about);
      return toldOf(
        criterion,
        value.people.find(({ id }) => id === annotatorId),
      );
    }),
  );
  return told.filter((one) => one !== null);
}
