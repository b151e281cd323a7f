import "server-only";
import { cache } from "react";
import type { ProjectScope } from "@/lib/auth/scope";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import { type FigureFilter, resolveFigure } from "@/lib/labels/filter";
import type { FigureQuery } from "@/lib/labels/schema";
import { replica } from "@/lib/server/db";
import { logQuestion } from "../queries";
import type { LogQuestion } from "../rated";
import { figureFromLogs } from "../remembered";
import { type AnnotatorsHalo, isScale } from "./halo";
import type { PreferenceHabits } from "./preference";
import type { FoundAnnotators } from "./queries";
import { reasonsStatement } from "./reasons";
import type { AnnotatorsWork } from "./work";

type Read = ProjectScope<"measure:read">;

/** What can be said of people beside how they use the answers. */
export interface Habits {
  work: AnnotatorsWork;
  /** Null for a criterion that is no scale. */
  halo: AnnotatorsHalo | null;
  /** Null for a criterion that does not compare two responses. */
  preference: PreferenceHabits[] | null;
}

/** Known answers, time and notes, habits over several scales and of choosing, of everybody who answered; null where nothing is compared. */
export function habitsOn(scope: Read, found: FoundAnnotators, { remembered = false } = {}): Promise<Habits | null> {
  return habitsOnce(scope, found, remembered);
}

/** Two parts of a page ask for them. */
const habitsOnce = cache(async (scope: Read, found: FoundAnnotators, remembered: boolean): Promise<Habits | null> => {
  const { filter, query, question } = found;
  if (!question) return null;
  const { projectId } = scope;
  const about = (...logs: LogQuestion["log"][]) => ({ projectId, logs, remembered });
  const { criterion } = filter;
  const [work, halo, preference] = await Promise.all([
    reasonsStatement(scope, filter).then((reasons) =>
      figureFromLogs("measure.annotators-work", { ...question, projectId, reasons }, about(question.log)),
    ),
    isScale(criterion) ? haloOn(scope, { query, filter }, question, remembered) : null,
    KINDS[criterion.kind].isPreference
      ? figureFromLogs("measure.annotators-preference", { ...question, projectId }, about(question.log))
      : null,
  ]);
  return { work: work.value, halo, preference: preference?.value ?? null };
});

/** Over all scales of the version, each under the same filter. */
async function haloOn(
  scope: Read,
  { query, filter }: { query: FigureQuery; filter: FigureFilter },
  own: LogQuestion,
  remembered: boolean,
): Promise<AnnotatorsHalo> {
  const asked = await replica().criterion.findMany({
    where: {
      guidelineVersionId: filter.version?.id ?? scope.project.guidelineVersionId,
      key: { not: own.criterion.key },
    },
    select: { key: true, kind: true, level: true },
  });
  const others = await Promise.all(
    asked.filter(isScale).map(async ({ key }) => {
      const resolved = await resolveFigure(scope, { ...query, criterion: key });
      return resolved.ok ? logQuestion(scope, resolved.value, resolved.value.criterion.level) : null;
    }),
  );
  // In one order whichever of them is looked at, so that the figure is known for all.
  const scales = [own, ...others.filter((one) => one !== null)].sort((a, b) =>
    a.criterion.key < b.criterion.key ? -1 : 1,
  );
  if (scales.length < 2) return { people: [], unknown: "one-scale" };
  const about = { projectId: scope.projectId, logs: scales.map(({ log }) => log), remembered };
  return (await figureFromLogs("measure.annotators-halo", { criteria: scales }, about)).value;
}
