import "server-only";
import {
  type AskedCondition,
  CONDITION_REFUSALS,
  lookUpBetterResponse,
  lookUpConditions,
} from "@/lib/curate/asked-conditions";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { type LabelFilter, onVersion, resolveLabels, type TakeOut, widened } from "@/lib/labels/filter";
import { FILTER_REFUSALS } from "@/lib/labels/schema";
import { formatNamed } from "@/lib/release/formats/all-formats";
import { type Container, type ExportFormat, fileOf } from "@/lib/release/formats/export-format";
import { desirableOptions } from "@/lib/release/formats/verdicts";
import { db } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { carriesResponses } from "./better-response";
import type { ExportQuery, ReleaseManifest } from "./schema";
import { countGuarded, type GuardCount, guardTraining } from "./training-guard";

/** A query that is asked now, or one that a manifest has kept. */
type PlannedQuery = ReleaseManifest["query"];

/** An export that can be made: everything looked up and checked. */
export interface ExportPlan {
  query: PlannedQuery;
  format: ExportFormat;
  filter: LabelFilter;
  /** The same with what conditions and people's responses rest on, of which nothing else goes out. */
  reading: LabelFilter;
  conditions: readonly AskedCondition[];
  /** The criterion whose texts stand in the place of responses. */
  rewriting: string | undefined;
  /** The criterion whose decided answer makes the record. */
  target: string | undefined;
  /** The criteria that are scales, where the format has a column for each. */
  scales: readonly string[];
  counting: Counting;
  fileName: string;
  /**
   * An export calls people by what imports call them, mostly an email. A release is handed on and keeps its bytes, so it calls them by a
   * code that stays when an account is deleted, and so does every file for training.
   */
  people: "keys" | "codes";
}

/**
 * Whether labels of the versions that mean the same count together, or each version's by themselves, as they did before. A manifest
 * says which, so that what was released stays as it was.
 */
export type Counting = ReleaseManifest["counting"];

/** The refusals below, for the calls that plan an export. */
export const PLAN_REFUSALS = [
  "unknown-format",
  ...FILTER_REFUSALS,
  ...CONDITION_REFUSALS,
  "does-not-fit",
  "no-target",
  "no-better-response",
] as const;
export const GUARDED_REFUSALS = [...PLAN_REFUSALS, "evaluation-data", "shared-with-evaluation"] as const;

/**
 * Checks what is asked for now: the plan, and for a shape for training that no evaluation data goes out unasked. Answers the plan with
 * the number of examples that are included although an evaluation holds their content.
 */
export async function planGuarded(scope: TakeOut, query: ExportQuery, known?: KnownFacts) {
  const plan = await planExport(scope, query, undefined, known);
  if (!plan.ok || !plan.value.format.isTraining) return plan.ok ? ok({ ...plan.value, shared: 0 }) : plan;
  const counts = known?.guarded ?? (await countGuarded(scope, plan.value.filter.examples));
  const guarded = guardTraining(scope, plan.value.format, query, counts);
  return guarded.ok ? ok({ ...plan.value, shared: guarded.value }) : guarded;
}

/** What was looked up already, where several plans are made of one query. */
interface KnownFacts {
  filter: LabelFilter;
  conditions: readonly AskedCondition[];
  guarded: readonly GuardCount[];
}

/** Checks that the format fits the project and its examples. What a manifest already says is given: what was released stays so. */
export async function planExport(
  scope: TakeOut,
  query: PlannedQuery,
  released?: Pick<ReleaseManifest, "target" | "scales" | "counting" | "rewritten">,
  known?: KnownFacts,
) {
  const format = formatNamed(query.format);
  if (!format) return no("unknown-format", `There is no format ${query.format}.`);
  const filter = known ? ok(known.filter) : await resolveLabels(scope, query);
  if (!filter.ok) return filter;
  const conditions = known ? ok(known.conditions) : await lookUpConditions(scope, query, released !== undefined);
  if (!conditions.ok) return conditions;
  const misfit = await kindsMisfit(scope, format);
  if (misfit) return no("does-not-fit", misfit);
  const criteria = await criteriaOf(scope.project.guidelineVersionId);
  const chosen = released ? released.target : chooseTarget(scope, criteria, format, query);
  if (typeof chosen === "object") return chosen;
  const counting = released?.counting ?? "meaning";
  const carries = carriesResponses(
    format,
    criteria.find(({ key }) => key === chosen),
  );
  const rewriting = carries
    ? await chooseRewriting(scope, query, filter.value, released?.rewritten?.criterion)
    : refuseRewriting(format, query);
  if (!rewriting.ok) return rewriting;
  const counted =
    counting === "version" && typeof query.version === "number" ? onVersion(filter.value, query.version) : filter.value;
  const beside = [...conditions.value.map((one) => one.filter), ...(rewriting.value ? [rewriting.value.filter] : [])];
  const plan: ExportPlan = {
    // The rule may be another one tomorrow: what is kept names what it said.
    query: filter.value.within === null ? query : { ...query, within: filter.value.within },
    format,
    filter: counted,
    reading: widened(counted, beside),
    conditions: conditions.value,
    rewriting: rewriting.value?.criterion.key,
    target: chosen,
    scales: released?.scales ?? criteria.filter(({ kind }) => KINDS[kind].isNumber).map(({ key }) => key),
    counting,
    fileName: fileName(scope.project.name, format, query),
    people: format.isTraining ? "codes" : "keys",
  };
  return ok(plan);
}

/** By the scope that a request has: a page asks about every format at once. */
const KINDS_OF = new WeakMap<TakeOut, Promise<string[]>>();

function kindsPresent(scope: TakeOut): Promise<string[]> {
  const known = KINDS_OF.get(scope);
  if (known) return known;
  const reading = db()
    .example.groupBy({ by: ["kind"], where: { projectId: scope.projectId }, orderBy: { kind: "asc" } })
    .then((present) => present.map(({ kind }) => kind));
  KINDS_OF.set(scope, reading);
  return reading;
}

function refuseRewriting({ name }: ExportFormat, { responses }: PlannedQuery) {
  return responses === "as-is"
    ? ok(null)
    : no(
        "no-better-response",
        `${name} cannot carry other responses: it holds none, or what was said of the imported ones.`,
      );
}

/** The criterion whose texts stand in the place of responses, where that is asked for, and the labels on it. */
async function chooseRewriting(
  scope: TakeOut,
  query: PlannedQuery,
  { version }: LabelFilter,
  kept: string | undefined,
) {
  if (query.responses === "as-is") return ok(null);
  const better = await lookUpBetterResponse(scope, query, version, kept);
  if (!better.ok || better.value) return better;
  return no(
    "no-better-response",
    `No criterion of version ${version?.number ?? scope.project.versionNumber} is marked as the better response. Mark one that is answered in words in the guideline, or take responses as they are.`,
  );
}

async function kindsMisfit(scope: TakeOut, { name, kinds }: ExportFormat): Promise<string | null> {
  const has = await kindsPresent(scope);
  if (has.length === 0 || has.some((kind) => kinds.some((held) => held === kind))) return null;
  return `${name} takes examples of the kind ${kinds.join(" or ")}; this project has only ${has.join(" and ")}.`;
}

/** The criterion whose decided answer makes the record: the one that is named, else the only one that fits. */
function chooseTarget(
  scope: TakeOut,
  criteria: readonly Criterion[],
  { target, asksDesirable }: ExportFormat,
  query: PlannedQuery,
) {
  if (!target) return undefined;
  const fitting = criteria.filter(({ kind }) => target.kinds.includes(kind));
  const keys = fitting.map(({ key }) => key);
  const kinds = target.kinds.join(" or ");
  const named = query.criterion ?? (keys.length === 1 ? keys[0] : undefined);
  if (named !== undefined) {
    const criterion = fitting.find(({ key }) => key === named);
    if (!criterion) return no("no-target", `${named} is no ${kinds} criterion. These are: ${list(keys)}.`);
    const problem = asksDesirable && desirableProblem(criterion, query.desirable);
    return problem ? no("no-target", problem) : named;
  }
  if (target.isOptional) return undefined;
  return keys.length === 0
    ? no(
        "no-target",
        `This format takes a decided ${kinds}, and version ${scope.project.versionNumber} has no such criterion.`,
      )
    : no("no-target", `Choose which ${kinds} makes the record (criterion=…): ${list(keys)}.`);
}

/** What is missing of which answers are to be learned; a preference says so by itself. */
function desirableProblem({ key, kind, options = [] }: Criterion, desirable: string | undefined): string | undefined {
  if (KINDS[kind].isPreference) return undefined;
  if (desirable === undefined)
    return KINDS[kind].isNumber
      ? `Say by desirable=… from which point of ${key} a response is to be learned.`
      : `Say by desirable=… with which answers to ${key} a response is to be learned: ${list(options.map(({ value }) => value))}.`;
  if (KINDS[kind].isNumber)
    return Number.isFinite(Number(desirable)) && desirable.trim() !== ""
      ? undefined
      : `${desirable} is no point of ${key}; give a number.`;
  const stray = desirableOptions(desirable).find((name) => options.every(({ value }) => value !== name));
  return stray === undefined
    ? undefined
    : `${stray} is no answer to ${key}. These are: ${list(options.map(({ value }) => value))}.`;
}

const list = (keys: readonly string[]) => (keys.length === 0 ? "none" : keys.join(", "));

/** A file name of plain letters from which one sees the project, the format and, for a table, how its cells were written. */
export function fileName(
  project: string,
  format: ExportFormat,
  { csv, container }: { csv: "safe" | "exact"; container: Container },
): string {
  const slug = project
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  const { ending } = fileOf(format, container);
  const kind = ending === "csv" ? `${format.name}-${csv}` : format.name;
  return `${slug || "project"}-${kind}.${ending}`;
}
