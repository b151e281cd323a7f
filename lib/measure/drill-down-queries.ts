import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { examplesById, type NamedExample } from "@/lib/examples/named";
import { resolveFigure } from "@/lib/labels/filter";
import { ok } from "@/lib/server/errors";
import type { DisputedExample, DrillDown } from "./drill-down";
import { logQuestion } from "./queries";
import { type Rater, raterOf, ratersOf } from "./raters";
import { figureFromLogs } from "./remembered";
import type { DrillDownQuery } from "./schema";

type Read = ProjectScope<"measure:read">;

export interface NamedDrillDown extends Omit<DrillDown, "disputed" | "without" | "comparable"> {
  disputed: (Omit<DisputedExample, "example"> & { example: NamedExample })[];
  without: (Omit<DrillDown["without"][number], "annotator"> & { annotator: Rater })[];
  comparable: Rater[][];
}

/** Where disagreement on a criterion is, with examples and people by name; null where its answers are not compared. */
export async function drillDownOn(scope: Read, query: DrillDownQuery, { remembered = false } = {}) {
  const resolved = await resolveFigure(scope, query);
  if (!resolved.ok) return resolved;
  const { criterion } = resolved.value;
  const question = await logQuestion(scope, resolved.value, query.level);
  const [{ value: found, ...known }, raters] = await Promise.all([
    figureFromLogs(
      "measure.drillDown",
      { ...question, thresholds: query.targets },
      { projectId: scope.projectId, logs: [question.log], remembered },
    ),
    ratersOf(scope),
  ]);
  if (!found) return ok({ ...known, level: question.level, criterion, found: null });
  const examples = await examplesById(
    scope,
    found.disputed.map(({ example }) => example),
  );
  const named: NamedDrillDown = {
    ...found,
    disputed: found.disputed.flatMap(({ example, ...rest }) => {
      const known = examples.get(example);
      return known ? [{ example: known, ...rest }] : [];
    }),
    without: found.without.map(({ annotator, ...rest }) => ({ annotator: raterOf(raters, annotator), ...rest })),
    comparable: found.comparable.map((group) => group.map((id) => raterOf(raters, id))),
  };
  return ok({ ...known, level: question.level, criterion, found: named });
}
