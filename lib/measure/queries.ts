import "server-only";
import { cache } from "react";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Level } from "@/lib/core/agreement/scale";
import type { Estimate } from "@/lib/core/estimate";
import { copiesStatement } from "@/lib/examples/copies";
import type { Criterion } from "@/lib/guideline/schema";
import type { MeantVersion } from "@/lib/guideline/version-ref";
import { countsStatement } from "@/lib/labels/counts";
import { countRaters, versionsIn } from "@/lib/labels/figures";
import { type FigureFilter, resolveFigure } from "@/lib/labels/filter";
import { logFilter } from "@/lib/labels/log/log-filter";
import { ratingLog } from "@/lib/labels/log/rating-logs";
import type { FigureQuery } from "@/lib/labels/schema";
import { CURRENT } from "@/lib/labels/tables";
import { replica } from "@/lib/server/db";
import { no, ok, type ValueOf } from "@/lib/server/errors";
import { calculate } from "@/lib/server/threads/calculate";
import type { Remembered } from "@/lib/server/threads/remembered";
import type { AgreementReport } from "./agreement";
import { hasCoefficients, levelOf } from "./criterion-values";
import type { LogQuestion } from "./rated";
import { type Rater, raterOf, ratersOf } from "./raters";
import type { PairFigure } from "./ratings";
import { figureForPage, figureFromLogs } from "./remembered";
import { type AgreementQuery, RATER_COEFFICIENTS, type RaterCoefficient } from "./schema";

type Read = ProjectScope<"measure:read">;

export interface NamedPair extends Omit<PairFigure, "first" | "second"> {
  first: Rater;
  second: Rater;
}

/**
 * The agreement on one criterion under a filter: all pattern coefficients, the one that was asked for if it needs the single
 * ratings, per category, pairs, warnings. A page may have what is remembered. `versions` are those whose labels enter, `applicable`
 * names the coefficients that could be asked for.
 */
export async function agreementOn(scope: Read, query: AgreementQuery, { remembered = false } = {}) {
  const filter = await resolveFigure(scope, query);
  if (!filter.ok) return filter;
  const { criterion } = filter.value;
  const level = query.level ?? levelOf(criterion);
  const { coefficient } = query;
  const question = hasCoefficients(criterion) ? logQuestion(scope, filter.value, level) : null;
  const read = () => Promise.all([reportOn(scope, filter.value, level, query), versionsIn(scope, filter.value)]);
  const [{ value, ...known }, pairs, fromRatings] = await Promise.all([
    remembered ? figureForPage(scope, ["agreement", filter.value, level, query], read) : read().then(asNew),
    question?.then((asked) => namedPairs(scope, asked, remembered)) ?? null,
    asksForRatings(coefficient) ? question?.then((asked) => figureFromRatings(asked, coefficient, query.ci)) : null,
  ]);
  if (fromRatings && !fromRatings.ok) return fromRatings;
  const [{ report, raters }, versions] = value;
  const { estimate, applicable } = fromRatings?.value ?? { estimate: null, applicable: [] };
  const coefficients = estimate ? { ...report.coefficients, [coefficient]: estimate } : report.coefficients;
  return ok({
    filter: filter.value,
    versions,
    report: { ...report, coefficients },
    raters,
    pairwise: pairs?.value ?? [],
    computedAt: known.computedAt,
    isRenewed: known.isRenewed || (pairs?.isRenewed ?? false),
    applicable: [...Object.keys(report.coefficients), ...applicable],
  });
}

const asNew = <Value>(value: Value): Remembered<Value> => ({ value, computedAt: new Date(), isRenewed: false });

export type FoundAgreement = ValueOf<typeof agreementOn>;

function asksForRatings(coefficient: string): coefficient is RaterCoefficient {
  return RATER_COEFFICIENTS.some((name) => name === coefficient);
}

async function reportOn(scope: Read, filter: FigureFilter, level: Level, query?: AgreementQuery) {
  const { criterion } = filter;
  const counts = countsStatement(scope, filter);
  const [raters, copies] = await Promise.all([countRaters(scope, filter), copiesOnce(scope)]);
  const asked = query && { coefficient: query.coefficient, ci: query.ci };
  const report = await calculate("measure.agreement", { criterion, level, counts, raters, asked, copies });
  return { report, raters };
}

/** Beyond this many ratings who gave which is no longer looked at. */
export const MOST_RATINGS = 2_000_000;

export async function figureFromRatings(
  question: LogQuestion,
  coefficient: RaterCoefficient,
  ci: AgreementQuery["ci"],
  most = MOST_RATINGS,
) {
  const figure = await calculate("measure.ratings", { ...question, coefficient, ci, most });
  if (figure) return ok(figure);
  return tooManyRatings(`${coefficient} needs`, most);
}

export function tooManyRatings(whatNeeds: string, most = MOST_RATINGS) {
  return no(
    "too-many-ratings",
    `${whatNeeds} every single rating, and there are more than ${most.toLocaleString("en")}. Filter by annotators or time, or ask for alpha.`,
  );
}

/** A question to single ratings, at the criterion's level unless said: of those that came since the last one only what is new is read. */
export async function logQuestion(
  scope: Read,
  resolved: FigureFilter,
  level: Level = levelOf(resolved.criterion),
): Promise<LogQuestion> {
  const { criterion } = resolved;
  const [log, filter, copies] = await Promise.all([
    logOnce(scope, criterion.key),
    filterOnce(scope, resolved),
    copiesOnce(scope),
  ]);
  return { criterion, level, log, filter, copies };
}

/** The parts of a page ask alike: while it is drawn, all are about the same labels, and these are looked for once. */
const logOnce = cache(ratingLog);
const filterOnce = cache(logFilter);
const copiesOnce = cache(copiesStatement);

async function namedPairs(scope: Read, question: LogQuestion, remembered: boolean): Promise<Remembered<NamedPair[]>> {
  const { projectId } = scope;
  const [pairs, raters] = await Promise.all([
    figureFromLogs("measure.pairs", question, { projectId, logs: [question.log], remembered }),
    ratersOf(scope),
  ]);
  const value = pairs.value.map(({ first, second, ...figures }) => ({
    first: raterOf(raters, first),
    second: raterOf(raters, second),
    ...figures,
  }));
  return { ...pairs, value };
}

/** How many replicates an estimate's interval was made of; null for the jackknife. */
export function replicatesOf(estimate: Estimate | undefined): number | null {
  return estimate?.intervalMethod?.startsWith("bootstrap") ? 10_000 : null;
}

export interface CriterionOverview {
  criterion: Criterion;
  /** Those whose labels enter. */
  versions: readonly MeantVersion[];
  report: AgreementReport;
}

/** The headline of every criterion of a version: alpha at its level, without pairs. */
export async function agreementOverview(scope: Read, filter: Omit<FigureQuery, "criterion">) {
  const versions = await replica().guidelineVersion.findFirst({
    where: {
      guidelineId: scope.project.guidelineId,
      number: filter.version === "all" ? undefined : (filter.version ?? scope.project.versionNumber),
    },
    orderBy: { number: "desc" },
    select: { criterionRows: { orderBy: { position: "asc" }, select: { key: true } } },
  });
  if (!versions) return no("unknown-version", `The guideline has no version ${filter.version}.`);
  const rows = await Promise.all(
    versions.criterionRows.map(async ({ key }) => {
      const resolved = await resolveFigure(scope, { ...filter, criterion: key });
      if (!resolved.ok) return null;
      const { criterion } = resolved.value;
      const [{ report }, entering] = await Promise.all([
        reportOn(scope, resolved.value, levelOf(criterion)),
        versionsIn(scope, resolved.value),
      ]);
      return { criterion, versions: entering, report };
    }),
  );
  return ok(rows.filter((row): row is CriterionOverview => row !== null));
}

/** What the page of all criteria shows, as it was last computed: the totals of the project, and the headlines. */
export function overviewForPage(scope: Read, filter: Omit<FigureQuery, "criterion">) {
  return figureForPage(scope, ["overview", filter, scope.project.versionNumber], () =>
    Promise.all([labelTotals(scope), agreementOverview(scope, filter)]),
  );
}

export interface LabelTotals {
  examples: number;
  labelled: number;
  annotators: number;
  judgments: number;
}

/**
 * What the project holds: examples, how many have a label, who labelled, current judgments. (A scalar sub-select and
 * no EXISTS: of a project that was just imported the planner knows nothing, and would join instead of looking up.)
 */
export async function labelTotals(scope: Read): Promise<LabelTotals> {
  const [row] = await replica().$queryRaw<LabelTotals[]>`
    SELECT (SELECT count(*)::int FROM example WHERE project_id = ${scope.projectId}::uuid) AS examples,
           (SELECT count(*)::int FROM annotator n WHERE n.project_id = ${scope.projectId}::uuid
              AND (SELECT true FROM ${CURRENT} c WHERE c.project_id = n.project_id AND c.annotator_id = n.id LIMIT 1)) AS annotators,
           count(*)::int AS labelled, coalesce(sum(n), 0)::int AS judgments
    FROM (SELECT count(*) AS n FROM ${CURRENT} c WHERE project_id = ${scope.projectId}::uuid AND NOT taken_back GROUP BY example_id) given`;
  return row!;
}
