import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Estimate } from "@/lib/core/estimate";
import type { MeantVersion } from "@/lib/guideline/version-ref";
import { labelledVersions } from "@/lib/labels/labelled";
import { comparisonOverview } from "@/lib/measure/comparison-queries";
import { agreementOverview } from "@/lib/measure/queries";
import { figureForPage } from "@/lib/measure/remembered";
import { db } from "@/lib/server/db";
import type { Remembered } from "@/lib/server/threads/remembered";
import type { ProjectRow } from "./queries";

type Read = ProjectScope<"measure:read">;

/** Agreement on one criterion as it stands, and what changed. */
export interface GlancedCriterion {
  key: string;
  title: string;
  alpha: Estimate;
  versions: readonly MeantVersion[];
  /** Under the latest version with labels minus under the one before; null where these cannot be compared. */
  change: { difference: Estimate; before: number; after: number } | null;
}

/** Agreement on every criterion of the pinned version that is compared, as it was last computed; newer labels are taken in meanwhile. */
export async function agreementAtAGlance(scope: Read): Promise<Remembered<GlancedCriterion[]>> {
  return figureForPage(scope, ["at a glance", scope.project.versionNumber], () => readAgreement(scope));
}

async function readAgreement(scope: Read): Promise<GlancedCriterion[]> {
  const versions = await labelledVersions(scope);
  const [before, after] = versions.slice(-2);
  const [overview, compared] = await Promise.all([
    agreementOverview(scope, {}),
    before !== undefined && after !== undefined ? comparisonOverview(scope, { before, after }) : null,
  ]);
  if (!overview.ok) return [];
  const changes = new Map(compared?.ok ? compared.value.rows.map((row) => [row.key, row.comparison]) : []);
  return overview.value.flatMap(({ criterion: { key, title }, versions: entering, report }): GlancedCriterion[] => {
    const { alpha } = report.coefficients;
    if (!alpha) return [];
    const difference = changes.get(key)?.difference;
    const change = difference && difference.value !== null ? { difference, before: before!, after: after! } : null;
    return [{ key, title, alpha, versions: entering, change }];
  });
}

/** Who works in a project now, and what waits for somebody's word there. */
export interface Pulse {
  /** Names of those who were active in the last quarter of an hour. */
  atWork: string[];
  /** Flags that nobody looked after, and change requests that nobody decided. */
  flags: number;
  requests: number;
}

/** The pulse of each of these projects that the reader may see, by id. Read from few rows, whatever the number of labels. */
export async function pulses(projects: readonly Pick<ProjectRow, "id" | "role">[]): Promise<Map<string, Pulse>> {
  const ids = projects.filter(({ role }) => role === "lead" || role === "reviewer").map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await db().$queryRaw<(Pulse & { id: string })[]>`
    SELECT p.id,
      ARRAY(SELECT n.name FROM annotator n
            WHERE n.project_id = p.id AND (SELECT true FROM session s WHERE s.project_id = n.project_id AND s.annotator_id = n.id
                                             AND s.active_at > now() - interval '15 minutes' LIMIT 1)
            ORDER BY n.name) AS "atWork",
      (SELECT count(*)::int FROM comment c WHERE c.project_id = p.id AND c.flag AND c.closed_at IS NULL) AS flags,
      (SELECT count(*)::int FROM change_request q WHERE q.project_id = p.id AND q.state = 'open') AS requests
    FROM unnest(${ids}::uuid[]) AS p (id)`;
  return new Map(rows.map(({ id, ...pulse }) => [id, pulse]));
}
